import { type CategoryChannel, ChannelType, type Guild, PermissionFlagsBits, type TextChannel } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { deskOf } from '#domain/support/categories/category-desk.ts';
import type { PlaceKind, TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../context.ts';

/** Where a category's tickets are opened, and who answers them. */
export type CategoryPlace = { staffRoleIds: string[] } & (
  | { kind: 'thread'; parent: TextChannel }
  | { kind: 'channel'; parent: CategoryChannel }
);

const SHARED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
];
const NEEDED: Record<PlaceKind, bigint[]> = {
  thread: [
    ...SHARED,
    PermissionFlagsBits.SendMessagesInThreads,
    PermissionFlagsBits.CreatePrivateThreads,
    PermissionFlagsBits.ManageThreads,
  ],
  // Discord: overwrites are set with Manage Roles, and only with what one has oneself.
  channel: [...SHARED, PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageRoles],
};

/** Makes sure that tickets can be opened there. @throws DomainError unavailable, with what staff have to choose or grant */
export async function getCategoryPlace(
  guild: Guild,
  category: Pick<TicketCategory, 'kind' | 'placeId' | 'staffRoleIds'>,
  context: Pick<BotContext, 'guilds' | 'languages'>,
): Promise<CategoryPlace> {
  const { codes } = context.languages;
  const { placeId, staffRoleIds } = deskOf(category, await context.guilds.findSettings(guild.id));
  if (!placeId || staffRoleIds.length === 0) throw unavailable('desk_not_chosen', codes.support('desk.notChosen'));
  const there = staffRoleIds.filter((roleId) => guild.roles.cache.has(roleId));
  if (there.length === 0) throw unavailable('desk_role_gone', codes.support('desk.roleGone'));
  const place = placeIn(guild, category.kind, placeId);
  if (!place) throw unavailable('desk_channel_gone', codes.support('desk.channelGone'));

  const granted = place.parent.permissionsFor(guild.client.user);
  const missing = NEEDED[place.kind].filter((bit) => !granted?.has(bit));
  if (missing.length === 0) return { ...place, staffRoleIds: there };
  const sentence = { channel: `<#${placeId}>`, permissions: codes.permissionNames(missing) };
  throw unavailable('desk_forbidden', codes.support('desk.forbidden', sentence));
}

function placeIn(guild: Guild, kind: PlaceKind, placeId: string) {
  const parent = guild.channels.cache.get(placeId);
  if (kind === 'thread') return parent?.type === ChannelType.GuildText ? ({ kind, parent } as const) : null;
  return parent?.type === ChannelType.GuildCategory ? ({ kind, parent } as const) : null;
}

function unavailable(code: string, message: string): DomainError {
  return new DomainError('unavailable', code, message);
}

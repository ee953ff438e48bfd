import {
  type CategoryChannel,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type PrivateThreadChannel,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { CategoryPlace } from './category-desk.ts';
import type { TicketPlace } from './fetch-place.ts';
import { isPlaceOf, placeName } from './place-name.ts';

/**
 * The place of a ticket, which may stand already. Looked for again after it was
 * made, since discord.js itself repeats a request whose answer got lost: of
 * several the first stays.
 */
export async function startPlace(ticket: Ticket, desk: CategoryPlace): Promise<TicketPlace> {
  const [known] = await findOwnPlaces(ticket, desk);
  if (known) return known;
  const made = desk.kind === 'thread' ? await makeThread(ticket, desk.parent) : await makeTextChannel(ticket, desk);
  const [first = made, ...others] = await findOwnPlaces(ticket, desk);
  for (const other of others) await other.delete();
  return first;
}

/** Our active threads, or our text channels, that bear a ticket's number, oldest first. */
export async function findOwnPlaces(
  ticket: Ticket,
  desk: Pick<CategoryPlace, 'kind' | 'parent'>,
): Promise<TicketPlace[]> {
  const found =
    desk.parent.type === ChannelType.GuildText
      ? await ownThreads(desk.parent)
      : await ownTextChannels(ticket, desk.parent);
  return found.filter(({ name }) => isPlaceOf(ticket, name)).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

async function makeThread(ticket: Ticket, parent: TextChannel): Promise<PrivateThreadChannel> {
  const thread = await parent.threads.create({
    name: placeName(ticket),
    type: ChannelType.PrivateThread,
    invitable: false,
    autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
  });
  if (thread.type !== ChannelType.PrivateThread) throw new Error(`Discord made a thread of type ${thread.type}`);
  return thread;
}

async function makeTextChannel(
  ticket: Ticket,
  { parent, staffRoleIds }: Extract<CategoryPlace, { kind: 'channel' }>,
): Promise<TextChannel> {
  const { guild } = parent;
  const read = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  const write = [
    ...read,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.AttachFiles,
    PermissionFlagsBits.EmbedLinks,
  ];
  return guild.channels.create({
    name: placeName(ticket),
    type: ChannelType.GuildText,
    parent: parent.id,
    topic: markOf(ticket),
    permissionOverwrites: [
      { id: guild.id, type: OverwriteType.Role, deny: [PermissionFlagsBits.ViewChannel] },
      { id: guild.client.user.id, type: OverwriteType.Member, allow: write },
      ...staffRoleIds.map((id) => ({ id, type: OverwriteType.Role, allow: write })),
      ...(ticket.memberId ? [{ id: ticket.memberId, type: OverwriteType.Member, allow: write }] : []),
    ],
  });
}

async function ownThreads(parent: TextChannel): Promise<PrivateThreadChannel[]> {
  const { threads } = await parent.threads.fetchActive(false);
  return threads.filter(isOwnThread(parent)).map((thread) => thread);
}

function isOwnThread(parent: TextChannel) {
  return (thread: {
    type: ChannelType;
    ownerId: string | null;
    parentId: string | null;
  }): thread is PrivateThreadChannel =>
    thread.type === ChannelType.PrivateThread &&
    thread.ownerId === parent.client.user.id &&
    thread.parentId === parent.id;
}

/** Discord does not say who made a text channel, so ours bear a mark. */
async function ownTextChannels(ticket: Ticket, parent: CategoryChannel): Promise<TextChannel[]> {
  const all = await parent.guild.channels.fetch();
  const own: TextChannel[] = [];
  for (const each of all.values()) {
    const isOwn = each?.type === ChannelType.GuildText && each.parentId === parent.id && each.topic === markOf(ticket);
    if (isOwn) own.push(each);
  }
  return own;
}

function markOf({ number }: Ticket): string {
  return `Ticket #${number}`;
}

import type { Guild, TextChannel } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { getCategoryPlace } from './category-desk.ts';

/** Where a guild's tickets are opened that name no category, and who answers them. */
export interface Desk {
  ticketChannel: TextChannel;
  supportRoleId: string;
}

/** @throws DomainError unavailable, with what staff have to choose or grant */
export async function getDesk(guild: Guild, context: Pick<BotContext, 'guilds' | 'languages'>): Promise<Desk> {
  const place = await getCategoryPlace(guild, { kind: 'thread', placeId: null, staffRoleIds: [] }, context);
  const [supportRoleId] = place.staffRoleIds;
  if (place.kind === 'thread' && supportRoleId) return { ticketChannel: place.parent, supportRoleId };
  throw new DomainError('unavailable', 'desk_not_chosen', context.languages.codes.support('desk.notChosen'));
}

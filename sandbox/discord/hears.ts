import type { Audience } from './bus.ts';
import { canView } from './permissions.ts';
import { findPlace } from './state/place.ts';
import type { State } from './state/state.ts';

/** Whether a user is told of what happened: as a member of the guild who sees the channel. */
export function hears(state: State, userId: string, { guildId, channelId, userIds }: Audience): boolean {
  if (userIds && !userIds.includes(userId)) return false;
  const place = channelId === undefined ? undefined : findPlace(state, channelId);
  if (place) return canView(state, userId, place);
  if (userIds) return true;
  return guildId !== null && (state.guilds.get(guildId)?.members.has(userId) ?? false);
}

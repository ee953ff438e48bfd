import type { APIGuildScheduledEvent, Guild } from 'discord.js';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import { isAt, placeOf } from './event-details.ts';

/** A guild's scheduled events that are not over, as Discord has them now. */
export interface GuildLook {
  guild: Guild;
  /** By their ids. */
  standing: ReadonlyMap<string, APIGuildScheduledEvent>;
  /** Our own whose ids no row knows. */
  lost: Set<APIGuildScheduledEvent>;
  /** Why no other can be made, once that is known. */
  refusal?: Error;
}

/** The event that was made for a row whose answer was lost; nobody else gets it. */
export function takeLost(row: GuildEvent, { lost }: GuildLook): APIGuildScheduledEvent | undefined {
  const found = [...lost].find(
    (event) => placeOf(event) === row.location && isAt(event.scheduled_start_time, row.startsAt),
  );
  if (found) lost.delete(found);
  return found;
}

import type { GuildScheduledEventStatus } from 'discord-api-types/v10';

/** A scheduled event of a guild that takes place outside of Discord; there are no others here. Times are ms since the epoch. */
export interface ScheduledEvent {
  id: string;
  guildId: string;
  creatorId: string;
  name: string;
  description: string | null;
  location: string;
  startsAt: number;
  endsAt: number;
  status: GuildScheduledEventStatus;
}

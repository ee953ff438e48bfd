import { ChannelType } from 'discord-api-types/v10';
import type { Channel, DirectChannel, Thread } from './channel.ts';
import type { Guild, State } from './state.ts';

/** Where messages stand: a channel of a guild, a thread in one, or direct messages. */
export type Place = Channel | Thread | DirectChannel;

export function isThread(place: Place): place is Thread {
  return 'ownerId' in place;
}

export function isDirect(place: Place): place is DirectChannel {
  return place.type === ChannelType.DM;
}

export function findPlace({ channels, threads, directChannels }: State, id: string): Place | undefined {
  return channels.get(id) ?? threads.get(id) ?? directChannels.get(id);
}

/** The guild's id, or null for direct messages. */
export function guildIdOf(place: Place): string | null {
  return isDirect(place) ? null : place.guildId;
}

/** The guild that a place is in; undefined for direct messages. */
export function guildOf({ guilds }: State, place: Place): Guild | undefined {
  return isDirect(place) ? undefined : guilds.get(place.guildId);
}

export function channelsOf({ channels }: State, guildId: string): Channel[] {
  return [...channels.values()].filter((channel) => channel.guildId === guildId);
}

export function threadsOf({ threads }: State, guildId: string): Thread[] {
  return [...threads.values()].filter((thread) => thread.guildId === guildId);
}

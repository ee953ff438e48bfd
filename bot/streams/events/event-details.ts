import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  type RESTPostAPIGuildScheduledEventJSONBody,
} from 'discord.js';
import type { WantedEvent } from '#domain/streams/schedule/wanted-events.ts';
import type { BotContext } from '../../context.ts';

/** Discord's limit for a place. */
const LOCATION_LENGTH = 100;

/** Where a streamer streams: by this and its start an event of ours is known again. */
export function locationOf(
  { entry }: Pick<WantedEvent, 'entry'>,
  { publicUrl }: Pick<BotContext, 'publicUrl'>,
): string {
  return `${publicUrl}/${entry.channel.slug}`.slice(0, LOCATION_LENGTH);
}

/** A planned stream as Discord shows it. */
export function eventDetails(wanted: WantedEvent, context: BotContext) {
  const { entry, startsAt, endsAt } = wanted;
  const { owner } = entry.channel;
  return {
    name: entry.title,
    description: context.words.streams('events.description', { name: owner.name }),
    scheduled_start_time: startsAt.toISOString(),
    scheduled_end_time: endsAt.toISOString(),
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: locationOf(wanted, context) },
  } satisfies RESTPostAPIGuildScheduledEventJSONBody;
}

/** Discord writes times its own way. */
export function isAt(time: string | null, instant: Date): boolean {
  return time !== null && Date.parse(time) === instant.getTime();
}

export function placeOf({ entity_metadata }: Pick<APIGuildScheduledEvent, 'entity_metadata'>): string {
  return entity_metadata?.location ?? '';
}

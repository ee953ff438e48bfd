import {
  type GuildScheduledEventCreateOptions,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
} from 'discord.js';
import type { WantedEvent } from '#domain/streams/schedule/guild-events.ts';
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
    scheduledStartTime: startsAt,
    scheduledEndTime: endsAt,
    privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
    entityType: GuildScheduledEventEntityType.External,
    entityMetadata: { location: locationOf(wanted, context) },
  } satisfies GuildScheduledEventCreateOptions;
}

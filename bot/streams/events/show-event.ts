import { type APIGuildScheduledEvent, GuildScheduledEventStatus } from 'discord.js';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { WantedEvent } from '#domain/streams/schedule/wanted-events.ts';
import type { BotContext } from '../../context.ts';
import { endEvent } from './end-event.ts';
import { eventDetails, isAt, locationOf, placeOf } from './event-details.ts';
import type { GuildLook } from './guild-look.ts';
import { makeEvent } from './make-event.ts';

const { Active, Scheduled } = GuildScheduledEventStatus;
/** What is looked at every ten minutes is prolonged so long before Discord completes it by itself. */
const NEAR_END_MS = 15 * 60_000;
const PROLONGED_MS = 60 * 60_000;

/** Makes the event of a planned stream, or brings it up to date. What a moderator took away or ended is left alone. */
export async function showEvent(wanted: WantedEvent, look: GuildLook, context: BotContext): Promise<void> {
  const { guildEvents } = context;
  const row = await guildEvents.claim(look.guild.id, wanted, locationOf(wanted, context));
  if (row.settledAt) return;
  const known = look.standing.get(row.eventId ?? '');
  if (row.eventId && !known) {
    await noticeGone(row, wanted, context);
    if (row.settledAt) return;
  }
  const event = known ?? (await makeEvent(row, wanted, look, context));
  if (!event) return;
  if (wanted.phase === 'over') {
    await endEvent(row, event, context);
    return guildEvents.settled(row);
  }
  await guildEvents.kept(row);
  await bringUpToDate(event, wanted, context);
}

/** It stands no more: the bot ended it, Discord did at its end, or a moderator took it away. */
async function noticeGone(row: GuildEvent, wanted: WantedEvent, { guildEvents, now }: BotContext): Promise<void> {
  if (wanted.phase === 'over' || wanted.endsAt <= now()) return guildEvents.settled(row);
  if (row.withdrawnAt) return guildEvents.renewed(row);
  await guildEvents.takenAway(row.guildId, { ...row, eventId: row.eventId ?? '' });
  await guildEvents.settled(row);
}

async function bringUpToDate(event: APIGuildScheduledEvent, wanted: WantedEvent, context: BotContext): Promise<void> {
  const now = context.now();
  const details = eventDetails(wanted, context);
  const isSame =
    event.name === details.name &&
    isAt(event.scheduled_start_time, wanted.startsAt) &&
    isAt(event.scheduled_end_time, wanted.endsAt) &&
    placeOf(event) === placeOf(details);
  // Discord takes no start that is past.
  const isMovable = event.status === Scheduled && wanted.startsAt > now;
  const { name, scheduled_start_time, scheduled_end_time, entity_metadata } = details;
  const changes = isMovable && !isSame ? { name, scheduled_start_time, scheduled_end_time, entity_metadata } : {};
  const isBegun = wanted.phase === 'live' && event.status === Scheduled;
  const change = { ...changes, ...prolonged(event, wanted, now), ...(isBegun ? { status: Active } : {}) };
  if (Object.keys(change).length > 0) await context.events.edit(event, change);
}

/** Discord completes an event at its end by itself, whatever is still on. */
function prolonged(event: APIGuildScheduledEvent, { phase }: WantedEvent, now: Date) {
  const leftMs = Date.parse(event.scheduled_end_time ?? '') - now.getTime();
  if (phase !== 'live' || !(leftMs < NEAR_END_MS)) return {};
  return { scheduled_end_time: new Date(now.getTime() + PROLONGED_MS).toISOString() };
}

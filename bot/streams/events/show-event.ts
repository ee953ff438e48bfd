import { type Guild, type GuildScheduledEvent, GuildScheduledEventStatus } from 'discord.js';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { WantedEvent } from '#domain/streams/schedule/guild-events.ts';
import type { BotContext } from '../../context.ts';
import { eventDetails, locationOf } from './event-details.ts';

const { Active, Canceled, Completed, Scheduled } = GuildScheduledEventStatus;

/** A guild's scheduled events that are not over, as Discord has them now. */
export interface Look {
  guild: Guild;
  /** By their ids. */
  standing: ReadonlyMap<string, GuildScheduledEvent>;
  /** Our own whose ids no row knows. */
  lost: GuildScheduledEvent[];
}

/** Makes the event of a planned stream, or brings it up to date. What a moderator took away or ended is left alone. */
export async function showEvent(
  wanted: WantedEvent,
  { guild, standing, lost }: Look,
  context: BotContext,
): Promise<void> {
  const { guildEvents } = context;
  const row = await guildEvents.claim(guild.id, wanted, locationOf(wanted, context));
  if (row.settledAt) return;
  const known = standing.get(row.eventId ?? '');
  if (row.eventId && !known) return guildEvents.settled(row);
  const event = known ?? (await makeEvent(row, wanted, { guild, standing, lost }, context));
  if (!event) return;
  await bringUpToDate(event, wanted, context);
  if (wanted.phase === 'live' && event.status === Scheduled) await event.setStatus(Active);
  if (wanted.phase !== 'over') return;
  await endEvent(event);
  await guildEvents.settled(row);
}

/** Ends what is not planned any more: what goes on is completed, what has not begun is cancelled. */
export async function endEvent(event: GuildScheduledEvent): Promise<void> {
  if (event.status === Active) await event.setStatus(Completed);
  else if (event.status === Scheduled) await event.setStatus(Canceled);
}

/** An answer that was lost has left an event whose id nobody knows: it is looked for first. Nothing begins in the past. */
async function makeEvent(
  row: GuildEvent,
  wanted: WantedEvent,
  { guild, lost }: Look,
  context: BotContext,
): Promise<GuildScheduledEvent | null> {
  const found = lostEvent(row, lost);
  if (!found && wanted.startsAt <= context.now()) return null;
  const event = found ?? (await guild.scheduledEvents.create(eventDetails(wanted, context)));
  // Two streams may be planned for the same moment: each has an event of its own.
  if (found) lost.splice(lost.indexOf(found), 1);
  await context.guildEvents.stands(row, event.id);
  return event;
}

/** The event that was made for a row whose answer was lost. */
export function lostEvent(row: GuildEvent, lost: GuildScheduledEvent[]): GuildScheduledEvent | undefined {
  return lost.find(
    (event) =>
      event.entityMetadata?.location === row.location && event.scheduledStartTimestamp === row.startsAt.getTime(),
  );
}

async function bringUpToDate(event: GuildScheduledEvent, wanted: WantedEvent, context: BotContext): Promise<void> {
  const { name, scheduledStartTime, scheduledEndTime, entityMetadata } = eventDetails(wanted, context);
  const isSame =
    event.name === name &&
    event.scheduledStartTimestamp === scheduledStartTime.getTime() &&
    event.scheduledEndTimestamp === scheduledEndTime.getTime() &&
    event.entityMetadata?.location === entityMetadata.location;
  // Discord takes no start that is past.
  if (isSame || event.status !== Scheduled || scheduledStartTime <= context.now()) return;
  await event.edit({ name, scheduledStartTime, scheduledEndTime, entityMetadata });
}

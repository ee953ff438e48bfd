import { GuildScheduledEventStatus } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import type { ScheduledEvent } from '../state/scheduled-event.ts';

/** https://docs.discord.com/developers/resources/guild-scheduled-event#create-guild-scheduled-event: "a maximum of 100 events with SCHEDULED or ACTIVE status at any time" */
const MAX_UNFINISHED = 100;
const { Scheduled, Active, Completed, Canceled } = GuildScheduledEventStatus;

/** https://docs.discord.com/developers/resources/guild-scheduled-event#valid-guild-scheduled-event-status-transitions */
const NEXT: Record<GuildScheduledEventStatus, readonly GuildScheduledEventStatus[]> = {
  [Scheduled]: [Active, Canceled],
  [Active]: [Completed],
  [Completed]: [],
  [Canceled]: [],
};

export function isUnfinished({ status }: Pick<ScheduledEvent, 'status'>): boolean {
  return NEXT[status].length > 0;
}

/** @throws DiscordError 30038 */
export function demandRoom(events: Iterable<ScheduledEvent>): void {
  if ([...events].filter(isUnfinished).length >= MAX_UNFINISHED) throw errors.tooManyScheduledEvents(MAX_UNFINISHED);
}

/** @throws DiscordError 180000: "Once status is set to COMPLETED or CANCELED, the status can no longer be updated." */
export function demandUnfinished(event: ScheduledEvent): void {
  if (!isUnfinished(event)) throw errors.finishedEvent();
}

/** @throws DiscordError 50035 where a status does not follow the one before */
export function demandTransition(from: GuildScheduledEventStatus, to: GuildScheduledEventStatus): void {
  if (from === to || NEXT[from].includes(to)) return;
  throw errors.invalidForm(['status'], 'TRANSITION_INVALID', 'Invalid Guild Scheduled Event Status Transition');
}

/**
 * What an EXTERNAL event must say: a name, a place, an end after its start.
 * https://docs.discord.com/developers/resources/guild-scheduled-event#field-requirements-by-entity-type
 * @throws DiscordError 50035
 */
export function checkDetails({
  name,
  location,
  startsAt,
  endsAt,
}: Omit<ScheduledEvent, 'endsAt'> & { endsAt: number | null }): number {
  if (name.trim() === '') throw required('name');
  if (location.trim() === '') throw required('entity_metadata', 'location');
  if (endsAt === null) throw required('scheduled_end_time');
  if (endsAt <= startsAt)
    throw errors.invalidForm(
      ['scheduled_end_time'],
      'GUILD_SCHEDULED_EVENT_SCHEDULE_INVALID',
      'The end of an event must be after its start.',
    );
  return endsAt;
}

/** @throws DiscordError 50035 */
export function demandFuture(startsAt: number, now: number): void {
  if (startsAt > now) return;
  throw errors.invalidForm(
    ['scheduled_start_time'],
    'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
    'Cannot schedule event in the past.',
  );
}

function required(...path: string[]) {
  return errors.invalidForm(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

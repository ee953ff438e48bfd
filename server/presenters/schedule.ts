import { z } from 'zod';
import { clockOf } from '#domain/streams/quiet-hours.ts';
import type { PlannedStream } from '#domain/streams/schedule/planned-streams.ts';
import type { ScheduleEntry } from '#domain/streams/schedule/schedule-entry.entity.ts';

/** As many of an entry's next times as its owner is shown. */
const SHOWN = 4;

const plannedStreamSchema = z
  .object({
    title: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    isWeekly: z.boolean(),
    timeZone: z.string().meta({ description: 'The streamer’s own, Europe/Berlin' }),
  })
  .meta({ id: 'PlannedStream' });

const ownEntrySchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    day: z.string().meta({ description: 'The first or only day, 2026-12-04' }),
    time: z.string().meta({ description: 'On the clock of its time zone, 20:00' }),
    lengthMinutes: z.int(),
    isWeekly: z.boolean(),
    timeZone: z.string(),
    upcoming: z.array(z.object({ day: z.string(), startsAt: z.iso.datetime(), isSkipped: z.boolean() })),
  })
  .meta({ id: 'ScheduleEntry' });

export const scheduleSchema = z.object({ data: z.array(plannedStreamSchema) }).meta({ id: 'Schedule' });
export const ownScheduleSchema = z.object({ data: z.array(ownEntrySchema) }).meta({ id: 'OwnSchedule' });

/** What anyone may look forward to: what is skipped is not among it. */
export function presentSchedule(planned: PlannedStream[], limit: number): z.infer<typeof scheduleSchema> {
  const shown = planned.filter(({ isSkipped }) => !isSkipped).slice(0, limit);
  return {
    data: shown.map(({ entry: { title, isWeekly, timeZone }, startsAt, endsAt }) => ({
      ...{ title, isWeekly, timeZone },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
}

/** A schedule as its owner edits it. */
export function presentOwnSchedule(
  entries: ScheduleEntry[],
  planned: PlannedStream[],
): z.infer<typeof ownScheduleSchema> {
  return {
    data: entries.map((entry) => {
      const { id, title, day, startMinute, lengthMinutes, isWeekly, timeZone } = entry;
      const upcoming = planned.filter((each) => each.entry.id === id).slice(0, SHOWN);
      return {
        ...{ id, title, day, time: clockOf(startMinute), lengthMinutes, isWeekly, timeZone },
        upcoming: upcoming.map((each) => ({
          day: each.day,
          startsAt: each.startsAt.toISOString(),
          isSkipped: each.isSkipped,
        })),
      };
    }),
  };
}

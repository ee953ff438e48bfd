import type { EntityManager } from '@mikro-orm/postgresql';
import { addDays, dayAt } from '../../metrics/zoned-day.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { type ScheduleEntry, ScheduleEntrySchema } from './schedule-entry.entity.ts';
import { ScheduleSkipSchema } from './schedule-skip.entity.ts';

/** A time that a stream is planned for. */
export interface PlannedStream extends Occurrence {
  entry: ScheduleEntry;
  isSkipped: boolean;
}

interface Range {
  from: Date;
  to: Date;
}

/** What of schedules is not over at `from` and begins before `to`, earliest first. */
export async function plannedOf(entries: ScheduleEntry[], range: Range, em: EntityManager): Promise<PlannedStream[]> {
  const skips = await em.find(ScheduleSkipSchema, { entry: entries.map(({ id }) => id) }, { refresh: true });
  const skipped = new Set(skips.map(({ entry, day }) => `${entry.id} ${day}`));
  return entries
    .flatMap((entry) =>
      occurrencesOf(entry, range).map((each) => ({
        ...each,
        entry,
        isSkipped: skipped.has(`${entry.id} ${each.day}`),
      })),
    )
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/**
 * What all streamers plan for a range and do not skip, earliest first; the owners of the channels are loaded. Looked
 * for with a day of slack on either side: a day begins at another moment in each zone.
 */
export async function plannedByAll({ from, to }: Range, em: EntityManager): Promise<PlannedStream[]> {
  const [first, last] = [addDays(dayAt(from, 'UTC'), -2), addDays(dayAt(to, 'UTC'), 1)];
  const entries = await em.find(
    ScheduleEntrySchema,
    { day: { $lte: last }, $or: [{ isWeekly: true }, { day: { $gte: first } }] },
    { populate: ['channel.owner'], refresh: true, orderBy: { id: 'asc' } },
  );
  return (await plannedOf(entries, { from, to }, em)).filter(({ isSkipped }) => !isSkipped);
}

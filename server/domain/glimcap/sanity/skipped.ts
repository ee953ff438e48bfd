import { isoWeek } from '../../metrics/iso-week.ts';
import { weekEndsBetween } from '../../metrics/week-ends.ts';
import { addDays, daysBetween } from '../../metrics/zoned-day.ts';
import type { Figures } from '../figures.ts';
import { previousWeek } from '../previous-week.ts';
import { type Finding, finding } from './finding.ts';

/** The last report is not about the week before this one. */
export function skippedWeeks({ weekEnd, previousWeekEnd }: Figures): Finding[] {
  if (weekEnd === undefined || previousWeekEnd === undefined || daysBetween(previousWeekEnd, weekEnd) === 7) return [];
  const { heading } = previousWeek(weekEnd, previousWeekEnd);
  const skipped = weekEndsBetween(previousWeekEnd, addDays(weekEnd, -7)).map(isoWeek);
  const text =
    `Weeks were skipped (${skipped.join(', ')}): compile and publish them first, or go on; ` +
    `the last Glimcap is about the week that ended on ${previousWeekEnd}, so the column says "${heading}".`;
  return [finding('skipped', { text })];
}

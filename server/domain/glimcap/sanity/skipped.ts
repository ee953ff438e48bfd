import { daysBetween } from '../../metrics/zoned-day.ts';
import type { Figures } from '../figures.ts';
import { previousWeek } from '../previous-week.ts';
import { type Finding, finding } from './finding.ts';

/** The last report is not about the week before this one. */
export function skippedWeeks({ weekEnd, previousWeekEnd }: Figures): Finding[] {
  if (weekEnd === undefined || previousWeekEnd === undefined || daysBetween(previousWeekEnd, weekEnd) === 7) return [];
  const { heading } = previousWeek(weekEnd, previousWeekEnd);
  const text = `Weeks were skipped: the last Glimcap is about the week that ended on ${previousWeekEnd}, so the column says "${heading}".`;
  return [finding('skipped', { text })];
}

import { addDays, type CalendarDay, dayAt } from '../../metrics/zoned-day.ts';
import type { MetricRow } from '../metric-row.ts';
import { type Finding, finding } from './finding.ts';

interface Week {
  weekEnd?: CalendarDay;
  timeZone: string;
}

/**
 * A gauge is read at the week's end: one that was read days earlier is not what the report says it is. A
 * count that was taken before the week's last day is one of a part-week.
 */
export function sampleTime(row: MetricRow, { weekEnd, timeZone }: Week): Finding[] {
  const { key, label, measure, provenance } = row;
  const { source, takenAt } = provenance;
  if (weekEnd === undefined || takenAt === undefined || source === 'database') return [];
  const day = dayAt(new Date(takenAt), timeZone);
  if (measure === 'count') {
    const text = `${label} was counted until ${day}, before the week was over.`;
    return day < weekEnd ? [finding('part-week', { keys: [key], text })] : [];
  }
  const text = `${label} was last counted on ${day}, not at the week's end.`;
  return day < addDays(weekEnd, -1) ? [finding('stale', { keys: [key], text })] : [];
}

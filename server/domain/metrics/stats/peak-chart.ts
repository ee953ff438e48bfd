import type { PeakOfStep } from '../../streams/peaks.ts';
import type { SeriesChart } from '../chart-spec.ts';
import type { Period } from '../count.ts';
import { addDays, dayAt, isoWeekday } from '../zoned-day.ts';

/** Longer than this is told by week. */
const DAYS_BY_DAY = 31;

/** How the days of a period are told: each alone, or by week where there are many. */
export function stepOf({ from, to }: Period): 'day' | 'week' {
  return to.getTime() - from.getTime() <= DAYS_BY_DAY * 86_400_000 ? 'day' : 'week';
}

/** What the chart is called by its steps, what its bars are, and how days are written. */
export interface PeakLabels {
  day: string;
  week: string;
  viewers: string;
  locale: string;
}

/** The highest moment of each day or week; one without a moment is a gap. Null when there is none at all. */
export function peakChart(
  peaks: readonly PeakOfStep[],
  { period, timeZone, labels }: { period: Period; timeZone: string; labels: PeakLabels },
): SeriesChart | null {
  if (peaks.length === 0) return null;
  const step = stepOf(period);
  const days = daysOf(step, period, timeZone);
  const viewers = new Map(peaks.map((peak) => [peak.day, peak.viewers]));
  return {
    kind: 'bars',
    title: labels[step],
    unit: { kind: 'count' },
    periods: days.map((day) => labelOf(day, labels.locale)),
    series: [
      { label: labels.viewers, values: days.map((day) => viewers.get(day) ?? null), partial: [days.length - 1] },
    ],
  };
}

function daysOf(step: 'day' | 'week', { from, to }: Period, timeZone: string): string[] {
  const first = dayAt(from, timeZone);
  const days: string[] = [];
  const start = step === 'day' ? first : addDays(first, 1 - isoWeekday(first));
  for (let day = start; day <= dayAt(to, timeZone); day = addDays(day, step === 'day' ? 1 : 7)) days.push(day);
  return days;
}

function labelOf(day: string, locale: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

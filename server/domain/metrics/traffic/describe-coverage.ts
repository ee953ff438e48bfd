import type { Coverage, TrafficDay } from './traffic-day.ts';

/** What to mind about the figures of these days, or null when there is nothing: a reader must not take a part for the whole. */
export function describeCoverage(days: readonly TrafficDay[]): string | null {
  const of = (coverage: Coverage) => days.filter((day) => day.coverage === coverage);
  const said = [
    listed('not counted on', of('none')),
    listed('counted in part on', of('part'), countedHours),
    listed('still being counted on', of('running')),
    listed('to come', of('ahead')),
  ].filter(Boolean);
  return said.length === 0 ? null : said.join('; ');
}

function listed(words: string, days: readonly TrafficDay[], detail: (day: TrafficDay) => string = () => ''): string {
  return days.length === 0 ? '' : `${words} ${days.map((day) => `${day.day}${detail(day)}`).join(', ')}`;
}

function countedHours({ countedMinutes, minutes }: TrafficDay): string {
  return ` (${hours(countedMinutes)} of ${hours(minutes)} h)`;
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1).replace(/\.0$/, '');
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { BarsAndLineChart } from '../../metrics/chart-spec.ts';
import { weekLabel } from '../../metrics/week-label.ts';
import type { DayWindow } from '../../metrics/week-window.ts';
import { addDays, type CalendarDay, daysBetween, startOfDay } from '../../metrics/zoned-day.ts';
import { type StatsScope, withinScope } from './stats-range.ts';

/** More days than these are drawn as weeks, from the first day on. */
const MAX_BARS = 35;

/** What the chart is called, and what is drawn in it. */
export interface StatsLabels {
  title: string;
  opened: string;
  firstResponse: string;
  /** For the days beneath it; English when left out. */
  locale?: string;
}

interface Row {
  start: string;
  opened: string;
  median: string | null;
}

/** How many tickets were opened, and how long members waited in working time, day by day or week by week. */
export async function statsChart(
  em: EntityManager,
  scope: Omit<StatsScope, 'from' | 'to'>,
  { days, timeZone, now, labels }: { days: DayWindow; timeZone: string; now: Date; labels: StatsLabels },
): Promise<BarsAndLineChart> {
  const steps = stepsOf(days);
  const starts = steps.map(({ from }) => startOfDay(from, timeZone));
  const within = withinScope({ ...scope, from: days.startsAt, to: days.endsAt });
  const rows = await em.execute<Row[]>(
    `select step.start, count(ticket.id) as opened,
       percentile_cont(0.5) within group (order by deadline.worked_seconds) as median
     from (select unnest(?::timestamptz[]) as start, unnest(?::timestamptz[]) as finish) step
     left join ticket on ticket.opened_at >= step.start and ticket.opened_at < step.finish and ${within.sql}
     left join ticket_deadline deadline on deadline.ticket_id = ticket.id and deadline.kind = 'first_response'
     group by step.start order by step.start`,
    [toArray(starts), toArray([...starts.slice(1), days.endsAt]), ...within.params],
  );
  const isKnown = (index: number) => (starts[index] ?? now) <= now;
  const running = starts.findLastIndex((start) => start <= now);
  const partial = days.endsAt > now && running >= 0 ? { partial: [running] } : {};
  return {
    kind: 'barsAndLine',
    title: labels.title,
    periods: steps.map(({ to }) => weekLabel(to, labels.locale)),
    bars: {
      label: labels.opened,
      unit: { kind: 'count' },
      values: rows.map(({ opened }, index) => (isKnown(index) ? Number(opened) : null)),
      ...partial,
    },
    line: {
      label: labels.firstResponse,
      unit: { kind: 'duration' },
      values: rows.map(({ median }) => (median === null ? null : Math.round(Number(median)))),
    },
  };
}

function stepsOf({ from, to }: DayWindow): { from: CalendarDay; to: CalendarDay }[] {
  const days = daysBetween(from, to) + 1;
  const length = days > MAX_BARS ? 7 : 1;
  return Array.from({ length: Math.ceil(days / length) }, (_, index) => {
    const first = addDays(from, index * length);
    const last = addDays(first, length - 1);
    return { from: first, to: last < to ? last : to };
  });
}

/** Postgres's own text form of an array. */
function toArray(instants: Date[]): string {
  return `{${instants.map((instant) => `"${instant.toISOString()}"`).join(',')}}`;
}

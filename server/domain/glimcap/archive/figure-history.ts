import type { EntityManager } from '@mikro-orm/postgresql';
import { periodLabel } from '../../finance/period-label.ts';
import { deriveStatement } from '../../finance/statement.ts';
import { type MetricValue, type MetricValueJson, metricValueFromJson } from '../../metrics/metric-value.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';
import { type FinanceFiguresJson, financeFromJson } from '../figures-json.ts';
import { financeKey } from './finance-key.ts';
import { STANDING } from './issue-links.ts';

/** A figure as one report has it; a null is one that it has no value of. */
export interface FigurePoint {
  number: number;
  weekEnd: CalendarDay;
  value: MetricValue | null;
  /** What a line of the finances goes over. */
  period?: string;
}

interface Row<Found> {
  number: number;
  week_end: string;
  found: Found | null;
}

const METRIC = `(
  select metric from jsonb_array_elements(
    coalesce(version.figures->'metrics', '[]') || coalesce(version.figures->'networks', '[]')
      || jsonb_build_array(version.figures#>'{traffic,pageViews}', version.figures#>'{traffic,visitors}')) metric
   where metric->>'key' = ? limit 1)`;

/** A figure in the published reports that have it, as they stand, oldest first. */
export async function figureHistory(em: EntityManager, key: string): Promise<FigurePoint[]> {
  const line = financeKey(key);
  if (line === null) {
    const rows = await pointsOf<{ current: MetricValueJson | null }>(em, METRIC, [key]);
    return rows.map(({ found, ...at }) => ({
      ...at,
      value: found.current === null ? null : metricValueFromJson(found.current),
    }));
  }
  const rows = await pointsOf<FinanceFiguresJson>(em, `nullif(version.figures->'finance', 'null')`);
  return rows.map(({ found, ...at }) => {
    const { inputs, currency, period } = financeFromJson(found);
    const amount = deriveStatement(inputs)[line];
    const value = 'minor' in amount ? { minor: amount.minor, currency } : null;
    return { ...at, value, period: period.label ?? periodLabel(period.from, period.to) };
  });
}

async function pointsOf<Found>(em: EntityManager, found: string, parameters: string[] = []) {
  const rows = await em.execute<Row<Found>[]>(
    `select report.number, report.week_end, ${found} as found from ${STANDING}
      where report.state = 'published' order by report.number`,
    parameters,
  );
  return rows.flatMap(({ number, week_end: weekEnd, found }) => (found === null ? [] : [{ number, weekEnd, found }]));
}

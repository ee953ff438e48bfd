import type { ChartSpec } from '../../metrics/chart-spec.ts';
import type { Figures } from '../figures.ts';
import { publishedFigure } from '../last-published.ts';
import type { ChartData, MrrWeek } from './chart-data.ts';
import { hasLine, weekLabels, weeklySeries, withoutEmptyStart } from './weekly-series.ts';

const GAINS = { new: 'New', expansion: 'Expansion', reactivation: 'Reactivation' } as const;
const LOSSES = { contraction: 'Contraction', churn: 'Churn' } as const;

/**
 * MRR over what moved it. Where nobody knows the movements, or where the report's own MRR is another one than they
 * come to, MRR alone, as it was published; null without two values.
 */
export function mrrChart(figures: Figures): ChartSpec | null {
  const mrr = figures.charts?.mrr;
  if (mrr && isOwnFigure(mrr, figures)) return movementsChart(mrr, figures);
  const series = weeklySeries('mrr', figures);
  if (!series || !hasLine(series)) return null;
  const { unit, label } = series;
  const shown = withoutEmptyStart({ periods: weekLabels(figures), series: [{ label, values: series.values }] });
  return { kind: 'line', title: 'Monthly recurring revenue by week', unit, ...shown };
}

type MrrData = NonNullable<ChartData['mrr']>;

function isOwnFigure({ currency, weeks }: MrrData, figures: Figures): boolean {
  const current = publishedFigure('mrr', figures)?.current;
  const total = weeks.at(-1)?.total;
  if (total === undefined || typeof current !== 'object' || current === null || !('minor' in current)) return false;
  return current.currency === currency && current.minor === BigInt(total);
}

function movementsChart({ currency, weeks }: MrrData, figures: Figures): ChartSpec {
  const labels = weekLabels(figures);
  const first = Math.max(
    0,
    weeks.findIndex((week) => week !== null),
  );
  const shown = weeks.slice(first);
  const series = (label: string, key: keyof MrrWeek) => ({ label, values: shown.map((week) => week?.[key] ?? null) });
  return {
    kind: 'movements',
    title: 'Monthly recurring revenue, and what moved it',
    unit: { kind: 'money', currency },
    periods: labels.slice(first),
    total: series('MRR', 'total'),
    gains: [series(GAINS.new, 'new'), series(GAINS.expansion, 'expansion'), series(GAINS.reactivation, 'reactivation')],
    losses: [series(LOSSES.contraction, 'contraction'), series(LOSSES.churn, 'churn')],
  };
}

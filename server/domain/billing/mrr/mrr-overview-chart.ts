import type { MovementsChart } from '../../metrics/chart-spec.ts';
import type { MrrOverview } from './mrr-board.ts';
import type { MrrPeriod, MrrStep } from './mrr-periods.ts';
import type { MrrMovement, MrrReport } from './mrr-report.ts';

/** What its parts are called, and how days are written. */
export type MrrLabels = Record<MrrStep | MrrMovement | 'total' | 'locale', string>;

const ENGLISH: MrrLabels = {
  week: 'MRR by week, and what moved it',
  month: 'MRR by month, and what moved it',
  total: 'MRR',
  new: 'New',
  expansion: 'Expansion',
  reactivation: 'Reactivation',
  contraction: 'Contraction',
  churn: 'Churn',
  locale: 'en-US',
};

/** The line of MRR over the bars of what moved it. */
export function mrrOverviewChart({ periods, whole, step }: MrrOverview, labels: MrrLabels = ENGLISH): MovementsChart {
  const partial = periods.flatMap(({ isRunning }, place) => (isRunning ? [place] : []));
  const series = (label: string, of: (report: MrrReport) => bigint) => ({
    label,
    values: periods.map(({ report, isKnown }) => (isKnown ? Number(of(report)) : null)),
    ...(partial.length > 0 && { partial }),
  });
  return {
    kind: 'movements',
    title: labels[step],
    unit: { kind: 'money', currency: whole.end.currency },
    periods: periods.map((period) => labelOf(period, step, labels.locale)),
    total: series(labels.total, ({ end }) => end.minor),
    gains: [
      series(labels.new, ({ movements }) => movements.new.minor),
      series(labels.expansion, ({ movements }) => movements.expansion.minor),
      series(labels.reactivation, ({ movements }) => movements.reactivation.minor),
    ],
    losses: [
      series(labels.contraction, ({ movements }) => movements.contraction.minor),
      series(labels.churn, ({ movements }) => movements.churn.minor),
    ],
  };
}

/** `Apr 2021`, or a week by its last day, `Apr 25`. */
function labelOf({ to }: MrrPeriod, step: MrrStep, locale: string): string {
  const parts =
    step === 'week' ? ({ month: 'short', day: 'numeric' } as const) : ({ month: 'short', year: 'numeric' } as const);
  return new Date(`${to}T00:00:00Z`).toLocaleDateString(locale, { ...parts, timeZone: 'UTC' });
}

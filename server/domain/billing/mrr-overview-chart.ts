import type { MovementsChart } from '../metrics/chart-spec.ts';
import type { MrrOverview } from './mrr-board.ts';
import type { MrrPeriod, MrrStep } from './mrr-periods.ts';
import type { MrrReport } from './mrr-report.ts';

/** The line of MRR over the bars of what moved it. */
export function mrrOverviewChart({ periods, whole, step }: MrrOverview): MovementsChart {
  const partial = periods.flatMap(({ isRunning }, place) => (isRunning ? [place] : []));
  const series = (label: string, of: (report: MrrReport) => bigint) => ({
    label,
    values: periods.map(({ report, isKnown }) => (isKnown ? Number(of(report)) : null)),
    ...(partial.length > 0 && { partial }),
  });
  return {
    kind: 'movements',
    title: `MRR by ${step}, and what moved it`,
    unit: { kind: 'money', currency: whole.end.currency },
    periods: periods.map((period) => labelOf(period, step)),
    total: series('MRR', ({ end }) => end.minor),
    gains: [
      series('New', ({ movements }) => movements.new.minor),
      series('Expansion', ({ movements }) => movements.expansion.minor),
      series('Reactivation', ({ movements }) => movements.reactivation.minor),
    ],
    losses: [
      series('Contraction', ({ movements }) => movements.contraction.minor),
      series('Churn', ({ movements }) => movements.churn.minor),
    ],
  };
}

/** `Apr 2021`, or a week by its last day, `Apr 25`. */
function labelOf({ to }: MrrPeriod, step: MrrStep): string {
  const parts =
    step === 'week' ? ({ month: 'short', day: 'numeric' } as const) : ({ month: 'short', year: 'numeric' } as const);
  return new Date(`${to}T00:00:00Z`).toLocaleDateString('en-US', { ...parts, timeZone: 'UTC' });
}

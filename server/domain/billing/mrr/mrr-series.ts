import type { Money } from '../../money.ts';
import { churnRates } from './churn-rates.ts';
import { byMovement, type MovedRow } from './mrr-query.ts';
import type { MrrReport, MrrSeries } from './mrr-report.ts';

/** One currency's periods between `boundaries`, out of what moved in each; a period in which nothing moved has no row. */
export function mrrSeries(currency: string, boundaries: readonly Date[], rows: readonly MovedRow[]): MrrSeries {
  const moved = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.period, row]));
  const opening = moved.get(0);
  let standing: Standing = { minor: opening?.minor.new ?? 0n, customers: opening?.customers.new ?? 0 };
  const reports = boundaries.slice(1).map((to, index) => {
    const period = { from: boundaries[index] ?? to, to };
    const report = reportOf(currency, period, { standing, moved: moved.get(index + 1) });
    standing = { minor: report.end.minor, customers: report.customers.end };
    return report;
  });
  return { currency, reports };
}

/** What there is at one moment. */
interface Standing {
  minor: bigint;
  customers: number;
}

function reportOf(
  currency: string,
  period: Pick<MrrReport, 'from' | 'to'>,
  { standing, moved }: { standing: Standing; moved: MovedRow | undefined },
): MrrReport {
  const money = (minor: bigint): Money => ({ minor, currency });
  const movements = byMovement((kind) => moved?.minor[kind] ?? 0n);
  const counts = byMovement((kind) => moved?.customers[kind] ?? 0);
  const won = movements.new + movements.expansion + movements.reactivation;
  const lost = movements.contraction + movements.churn;
  const figures = {
    ...period,
    start: money(standing.minor),
    end: money(standing.minor + won - lost),
    movements: byMovement((kind) => money(movements[kind])),
    customers: {
      start: standing.customers,
      end: standing.customers + counts.new + counts.reactivation - counts.churn,
      movements: counts,
    },
  };
  return { ...figures, churn: churnRates(figures) };
}

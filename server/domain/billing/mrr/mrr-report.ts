import type { Money } from '../../money.ts';

/** What a customer's MRR does between two moments, by what it was at either of them. */
export const MRR_MOVEMENTS = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
export type MrrMovement = (typeof MRR_MOVEMENTS)[number];

/** Parts per ten thousand; null when there was nothing at the start that could be lost. */
export type Rate = number | null;

/**
 * The monthly recurring revenue of one currency over a period, half-open: `from` is inside, `to` is not.
 * `end = start + new + expansion + reactivation − contraction − churn`, each movement 0 or more.
 */
export interface MrrReport {
  from: Date;
  to: Date;
  start: Money;
  end: Money;
  movements: Record<MrrMovement, Money>;
  /** Customers who are worth more than 0; `end = start + new + reactivation − churn`. */
  customers: { start: number; end: number; movements: Record<MrrMovement, number> };
  churn: Churn;
}

/** What was lost in a period, of what there was at its start. */
export interface Churn {
  /** Customers lost. */
  customerChurn: Rate;
  /** Contraction and churn: gross, whatever was won beside it. */
  revenueChurn: Rate;
  /** Contraction and churn less expansion and reactivation; below 0 when more came back than was lost. */
  netRevenueChurn: Rate;
}

/** One currency's periods, oldest first, each beginning where the one before ended. */
export interface MrrSeries {
  currency: string;
  reports: MrrReport[];
}

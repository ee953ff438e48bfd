import type { Money } from '../money.ts';

/** Something that is paid for each month. */
export interface MonthlyPlan {
  /** By which the biller's price is found. */
  lookupKey: string;
  /** Each month. */
  price: Money;
}

import { divideHalfEven } from './divide-half-even.ts';
import type { Discount, Plan, SubscriptionSnapshot } from './subscription-snapshot.ts';

const MONTHS = { month: 1n, year: 12n };
const WHOLE = 10_000n;

/**
 * What an active subscription is worth a month at `at`, in minor units of its plan's currency: plan × quantity, less
 * the discounts that then recur, over the months that one invoice covers. Exact until its one rounding, halves to
 * even, so that a subscription's worth never depends on what else its customer has.
 */
export function monthlyAmount(
  { plan, quantity = 1, discounts = [] }: Pick<SubscriptionSnapshot, 'plan' | 'quantity' | 'discounts'>,
  at: Date,
): bigint {
  const recurring = discounts.filter((discount) => recurs(discount, at));
  const undiscounted = { numerator: plan.minor * BigInt(quantity), denominator: 1n };
  const { numerator, denominator } = recurring.reduce(takeOff, undiscounted);
  return divideHalfEven(numerator, denominator * monthsOf(plan));
}

interface Fraction {
  numerator: bigint;
  denominator: bigint;
}

/** In the order given, as billers apply several coupons; what is left is never less than 0. */
function takeOff({ numerator, denominator }: Fraction, discount: Discount): Fraction {
  if (discount.kind === 'percent')
    return { numerator: numerator * (WHOLE - BigInt(discount.basisPoints)), denominator: denominator * WHOLE };
  const left = numerator - discount.minor * denominator;
  return { numerator: left < 0n ? 0n : left, denominator };
}

function recurs(discount: Discount, at: Date): boolean {
  if (discount.duration === 'repeating') return at < discount.endsAt;
  return discount.duration === 'forever';
}

function monthsOf({ interval, intervalCount = 1 }: Plan): bigint {
  return MONTHS[interval] * BigInt(intervalCount);
}

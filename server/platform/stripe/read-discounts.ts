import type Stripe from 'stripe';
import type { Discount } from '#domain/billing/mrr/subscription-snapshot.ts';

/** @param discounts expanded, with their coupons; others cannot be told and are left out */
export function readDiscounts(discounts: readonly (string | Stripe.Discount)[]): Discount[] {
  return discounts.flatMap((discount): Discount[] => {
    const coupon = typeof discount === 'string' ? null : discount.source.coupon;
    if (typeof discount === 'string' || !coupon || typeof coupon === 'string') return [];
    const duration = durationOf(coupon, discount.end);
    if (coupon.percent_off !== null)
      return [{ kind: 'percent', basisPoints: Math.round(coupon.percent_off * 100), ...duration }];
    return coupon.amount_off === null ? [] : [{ kind: 'amount', minor: BigInt(coupon.amount_off), ...duration }];
  });
}

function durationOf({ duration }: Stripe.Coupon, end: number | null) {
  if (duration === 'forever') return { duration: 'forever' } as const;
  if (duration === 'once' || end === null) return { duration: 'once' } as const;
  return { duration: 'repeating', endsAt: new Date(end * 1000) } as const;
}

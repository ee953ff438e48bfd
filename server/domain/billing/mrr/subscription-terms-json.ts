import type { Discount, SubscriptionSnapshot } from './subscription-snapshot.ts';

/** A snapshot as it is kept: minor units as decimal text, times in ISO 8601, each default written out. */
export interface SubscriptionTermsJson {
  plan: { minor: string; currency: string; interval: 'month' | 'year'; intervalCount: number };
  quantity: number;
  discounts: DiscountJson[];
  cancelsAt: string | null;
  resumesAt: string | null;
  pastDueSince: string | null;
}

interface DiscountJson {
  basisPoints: number | null;
  minor: string | null;
  duration: Discount['duration'];
  endsAt: string | null;
}

/** All that a snapshot's worth was worked out from, apart from its status. */
export function termsToJson({ plan, quantity, discounts, ...times }: SubscriptionSnapshot): SubscriptionTermsJson {
  const { minor, currency, interval, intervalCount } = plan;
  return {
    plan: { minor: String(minor), currency, interval, intervalCount: intervalCount ?? 1 },
    quantity: quantity ?? 1,
    discounts: (discounts ?? []).map(discountToJson),
    cancelsAt: times.cancelsAt?.toISOString() ?? null,
    resumesAt: times.resumesAt?.toISOString() ?? null,
    pastDueSince: times.pastDueSince?.toISOString() ?? null,
  };
}

function discountToJson(discount: Discount): DiscountJson {
  return {
    basisPoints: discount.kind === 'percent' ? discount.basisPoints : null,
    minor: discount.kind === 'amount' ? String(discount.minor) : null,
    duration: discount.duration,
    endsAt: discount.duration === 'repeating' ? discount.endsAt.toISOString() : null,
  };
}

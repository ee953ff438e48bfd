/**
 * What a subscription is doing. `trialing` and `paused` are worth nothing, `past_due` counts for a grace of
 * `PAST_DUE_GRACE_DAYS`, `canceled` has ended now: a cancellation at the period's end is `active` with `cancelsAt`.
 */
export const SUBSCRIPTION_STATUSES = ['trialing', 'active', 'past_due', 'paused', 'canceled'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What is billed for one unit, each `intervalCount` intervals. Without tax. */
export interface Plan {
  /** Minor units of `currency`, 0 or more. */
  minor: bigint;
  currency: string;
  interval: 'month' | 'year';
  /** 3 and `month` bill each quarter. Default 1. */
  intervalCount?: number;
}

/**
 * What is taken off each invoice. `once` is off one invoice only and so never off what recurs;
 * `repeating` lasts until `endsAt`.
 */
export type Discount = (
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'amount' /** Minor units of the plan's currency, off the whole invoice. */; minor: bigint }
) &
  ({ duration: 'once' | 'forever' } | { duration: 'repeating'; endsAt: Date });

/** A subscription in full, as it is from one moment until its next snapshot says otherwise. */
export interface SubscriptionSnapshot {
  status: SubscriptionStatus;
  plan: Plan;
  /** Default 1. */
  quantity?: number;
  discounts?: readonly Discount[];
  /** When it ends if nobody changes their mind: the period's end of a cancellation. */
  cancelsAt?: Date;
  /** When a paused subscription goes on by itself. */
  resumesAt?: Date;
  /** When the unpaid invoice was due; needed for `past_due`. */
  pastDueSince?: Date;
}

/**
 * A fact about a subscription. The id of the event at its source makes it unique, so that it can arrive at any time,
 * in any order and more than once.
 */
export interface NewSubscriptionEvent extends SubscriptionSnapshot {
  /** Who says so: `stripe`, `import`. */
  source: string;
  /** Unique within the source. */
  eventId: string;
  /** The subscription's reference, the same from every source. */
  subscription: string;
  /** Who pays, as the biller calls them. Opaque: nothing is read from it. */
  customer: string;
  /** The account of the customer, where it is known. */
  userId?: string;
  /** From when the snapshot is true. */
  effectiveAt: Date;
  /** Of two snapshots at one moment the one with the higher sequence counts. Default 0. */
  sequence?: number;
}

import { monthlyAmount } from './monthly-amount.ts';
import type { SubscriptionSnapshot } from './subscription-snapshot.ts';

/** How long an unpaid subscription still counts, in days from when its invoice was due. */
export const PAST_DUE_GRACE_DAYS = 30;
const DAY_MS = 86_400_000;

/** From `at` on, the subscription is worth `minor` a month. */
export interface MrrStep {
  at: Date;
  minor: bigint;
}

/**
 * What a snapshot says its subscription is worth from `effectiveAt` on, as long as no later snapshot speaks: also
 * after a coupon's end, a scheduled cancellation, a pause's end and the grace of an unpaid invoice, for which no
 * event need ever arrive. Oldest first; each step differs from the one before.
 */
export function mrrSteps(snapshot: SubscriptionSnapshot, effectiveAt: Date): MrrStep[] {
  const times = [effectiveAt, ...scheduledChanges(snapshot).filter((at) => at > effectiveAt)];
  const steps = times.sort((a, b) => a.getTime() - b.getTime()).map((at) => ({ at, minor: worthAt(snapshot, at) }));
  return steps.filter(({ minor }, index) => minor !== steps[index - 1]?.minor);
}

function scheduledChanges({ discounts = [], cancelsAt, resumesAt, ...rest }: SubscriptionSnapshot): Date[] {
  const discountEnds = discounts.map((discount) => (discount.duration === 'repeating' ? discount.endsAt : undefined));
  return [...discountEnds, cancelsAt, resumesAt, graceEnd(rest)].filter((at) => at !== undefined);
}

function worthAt(snapshot: SubscriptionSnapshot, at: Date): bigint {
  return isPaying(snapshot, at) ? monthlyAmount(snapshot, at) : 0n;
}

/** A trial counts only when an event says that it became more: that it ends does not say that anybody pays. */
function isPaying(snapshot: SubscriptionSnapshot, at: Date): boolean {
  const { status, cancelsAt, resumesAt } = snapshot;
  if (status === 'canceled' || status === 'trialing' || (cancelsAt && at >= cancelsAt)) return false;
  if (status === 'paused') return resumesAt !== undefined && at >= resumesAt;
  const lapsesAt = graceEnd(snapshot);
  return lapsesAt === undefined || at < lapsesAt;
}

function graceEnd({ status, pastDueSince }: Pick<SubscriptionSnapshot, 'status' | 'pastDueSince'>): Date | undefined {
  if (status !== 'past_due' || !pastDueSince) return undefined;
  return new Date(pastDueSince.getTime() + PAST_DUE_GRACE_DAYS * DAY_MS);
}

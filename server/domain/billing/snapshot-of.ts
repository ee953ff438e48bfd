import type { NewSubscriptionEvent, SubscriptionStatus } from './mrr/subscription-snapshot.ts';
import type { EventPhase, ProviderEvent, ProviderStatus, ProviderSubscription } from './payment-provider.ts';

/** What never began, because its first invoice was never paid, is no fact about a subscription. */
const STATUS: Record<ProviderStatus, SubscriptionStatus | null> = {
  incomplete: null,
  incomplete_expired: null,
  trialing: 'trialing',
  active: 'active',
  past_due: 'past_due',
  // Its invoices are no longer collected: it pays nothing, though nobody has ended it.
  unpaid: 'paused',
  paused: 'paused',
  canceled: 'canceled',
};

/** Events are dated to the second: of those in one second the later phase counts, then the later status. */
const PHASES: EventPhase[] = ['created', 'updated', 'ended'];
const STATUSES = Object.keys(STATUS);

interface Known {
  /** Of the customer, where they are one of ours. */
  userId: string | null;
  /** When the oldest unpaid invoice had become due. */
  unpaidSince: Date | null;
}

/**
 * The fact that an event tells about its subscription, as it was then.
 * @returns null when there is none: it has not begun, or is not billed by month or year
 */
export function snapshotOf(
  { id, createdAt, phase }: ProviderEvent,
  subscription: ProviderSubscription,
  { userId, unpaidSince }: Known,
): NewSubscriptionEvent | null {
  const { plan, quantity, discounts, cancelsAt, pausedUntil, periodStart } = subscription;
  const isPaused = pausedUntil !== undefined && subscription.status !== 'canceled';
  const status = isPaused ? 'paused' : STATUS[subscription.status];
  if (!status || !plan) return null;
  return {
    source: 'stripe',
    eventId: id,
    subscription: subscription.id,
    customer: subscription.customer,
    ...(userId ? { userId } : {}),
    effectiveAt: createdAt,
    sequence: PHASES.indexOf(phase) * STATUSES.length + STATUSES.indexOf(subscription.status),
    status,
    plan,
    quantity,
    discounts,
    ...(cancelsAt ? { cancelsAt } : {}),
    ...(pausedUntil ? { resumesAt: pausedUntil } : {}),
    ...(status === 'past_due' ? { pastDueSince: unpaidSince ?? periodStart } : {}),
  };
}

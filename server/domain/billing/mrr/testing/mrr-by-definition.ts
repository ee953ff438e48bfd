/**
 * MRR as docs/mrr.md says it in words, one moment and one customer at a time: slow, plain enough to be believed, and
 * without a line of the code that it is held against.
 */
import type { MrrMovement } from '../mrr-report.ts';
import type { Discount, NewSubscriptionEvent } from '../subscription-snapshot.ts';
import { dayNumber } from './arbitrary-events.ts';

type Amounts = Map<string, bigint>;

const MILLISECOND = 1;
const GRACE_MS = 30 * 86_400_000;
/** Everything that can change does so at a day's begin, and within so many of them. */
const DAYS = 80;

/** Each customer's MRR in a currency just before `at`. */
export function mrrBefore(events: readonly NewSubscriptionEvent[], currency: string, at: Date): Amounts {
  const amounts: Amounts = new Map();
  for (const subscription of new Set(events.map((event) => event.subscription))) {
    const latest = events
      .filter((event) => event.subscription === subscription && event.effectiveAt < at)
      .sort(compare)
      .at(-1);
    if (latest?.plan.currency !== currency) continue;
    const worth = worthAt(latest, at.getTime() - MILLISECOND);
    amounts.set(latest.customer, (amounts.get(latest.customer) ?? 0n) + worth);
  }
  return amounts;
}

/** What moved in `from` ≤ t < `to`, and how many customers did. */
export function movementsBetween(
  events: readonly NewSubscriptionEvent[],
  { currency, from, to }: { currency: string; from: Date; to: Date },
) {
  const minor: Record<MrrMovement, bigint> = { new: 0n, expansion: 0n, reactivation: 0n, contraction: 0n, churn: 0n };
  const customers: Record<MrrMovement, number> = { new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0 };
  const [start, end] = [mrrBefore(events, currency, from), mrrBefore(events, currency, to)];
  for (const customer of new Set([...start.keys(), ...end.keys()])) {
    const before = start.get(customer) ?? 0n;
    const after = end.get(customer) ?? 0n;
    if (before === after) continue;
    const kind = kindOf(before, after, () => everPaidBefore(events, { customer, currency, at: from }));
    minor[kind] += after > before ? after - before : before - after;
    customers[kind] += 1;
  }
  return { minor, customers };
}

export function total(amounts: Amounts): bigint {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0n);
}

function kindOf(before: bigint, after: bigint, hadPaid: () => boolean): MrrMovement {
  if (before === 0n) return hadPaid() ? 'reactivation' : 'new';
  if (after === 0n) return 'churn';
  return after > before ? 'expansion' : 'contraction';
}

/** At any of the moments at which anything can have changed. */
function everPaidBefore(
  events: readonly NewSubscriptionEvent[],
  { customer, currency, at }: { customer: string; currency: string; at: Date },
): boolean {
  return Array.from({ length: DAYS }, (_, day) => dayNumber(day))
    .filter((moment) => moment < at)
    .some((moment) => (mrrBefore(events, currency, new Date(moment.getTime() + MILLISECOND)).get(customer) ?? 0n) > 0n);
}

/** What the subscription is worth a month at a moment, if nothing else is heard of it. */
function worthAt(event: NewSubscriptionEvent, atMs: number): bigint {
  const { status, discounts = [], cancelsAt, resumesAt, pastDueSince } = event;
  const isOver = (time: Date | undefined) => time !== undefined && time.getTime() <= atMs;
  const isPaidFor = {
    active: true,
    trialing: false,
    canceled: false,
    paused: isOver(resumesAt),
    past_due: pastDueSince !== undefined && atMs < pastDueSince.getTime() + GRACE_MS,
  };
  if (isOver(cancelsAt) || !isPaidFor[status]) return 0n;
  const recurring = discounts.filter((each) => each.duration === 'forever' || isRunning(each, atMs));
  return monthly(event, recurring);
}

function isRunning(discount: Discount, atMs: number): boolean {
  return discount.duration === 'repeating' && discount.endsAt.getTime() > atMs;
}

function monthly({ plan, quantity = 1 }: NewSubscriptionEvent, recurring: readonly Discount[]): bigint {
  // Each discount by a percentage adds four digits; there are two at most.
  const scale = 10n ** 8n;
  let invoice = plan.minor * BigInt(quantity) * scale;
  for (const discount of recurring) {
    if (discount.kind === 'percent') invoice = (invoice * BigInt(10_000 - discount.basisPoints)) / 10_000n;
    else invoice = invoice > discount.minor * scale ? invoice - discount.minor * scale : 0n;
  }
  const months = BigInt((plan.interval === 'year' ? 12 : 1) * (plan.intervalCount ?? 1));
  return nearest(invoice, scale * months);
}

/** Of two neighbours that are as near the even one. */
function nearest(dividend: bigint, divisor: bigint): bigint {
  const below = dividend / divisor;
  const [toBelow, toAbove] = [dividend - below * divisor, (below + 1n) * divisor - dividend];
  if (toBelow === toAbove) return below % 2n === 0n ? below : below + 1n;
  return toBelow < toAbove ? below : below + 1n;
}

/** Which of two snapshots of one subscription counts: the greater one. */
function compare(a: NewSubscriptionEvent, b: NewSubscriptionEvent): number {
  const isCanceled = (event: NewSubscriptionEvent) => Number(event.status === 'canceled');
  const text = (one: string, other: string) => Number(one > other) - Number(one < other);
  return (
    a.effectiveAt.getTime() - b.effectiveAt.getTime() ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    isCanceled(a) - isCanceled(b) ||
    text(a.source, b.source) ||
    text(a.eventId, b.eventId)
  );
}

/** MRR as docs/mrr.md says it in words, one moment and one customer at a time: slow, and plain enough to be believed. */
import type { MrrMovement } from '../mrr-report.ts';
import { mrrSteps } from '../mrr-steps.ts';
import type { NewSubscriptionEvent } from '../subscription-snapshot.ts';

type Amounts = Map<string, bigint>;

/** Each customer's MRR in a currency just before `at`. */
export function mrrBefore(events: readonly NewSubscriptionEvent[], currency: string, at: Date): Amounts {
  const amounts: Amounts = new Map();
  for (const subscription of new Set(events.map((event) => event.subscription))) {
    const latest = events
      .filter((event) => event.subscription === subscription && event.effectiveAt < at)
      .sort(compare)
      .at(-1);
    if (latest?.plan.currency !== currency) continue;
    const worth =
      mrrSteps(latest, latest.effectiveAt)
        .filter((step) => step.at < at)
        .at(-1)?.minor ?? 0n;
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
  const moments = events.flatMap((event) => mrrSteps(event, event.effectiveAt).map((step) => step.at));
  return moments
    .filter((moment) => moment < at)
    .some((moment) => (mrrBefore(events, currency, new Date(moment.getTime() + 1)).get(customer) ?? 0n) > 0n);
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

import fc from 'fast-check';
import type { Discount, NewSubscriptionEvent } from '../subscription-snapshot.ts';

/** Few days, few customers and small amounts, so that everything meets everything. */
const START_MS = Date.parse('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const DAYS = 16;

export function dayNumber(day: number): Date {
  return new Date(START_MS + day * DAY_MS);
}

export const arbitraryDay = fc.integer({ min: 0, max: DAYS }).map(dayNumber);

const perhapsDay = fc.option(arbitraryDay, { nil: undefined, freq: 1 });

const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    basisPoints: fc.constantFrom(0, 3333, 5000, 10_000),
    duration: fc.constantFrom('once' as const, 'forever' as const),
  }),
  fc.record({
    kind: fc.constant('amount' as const),
    minor: fc.bigInt({ min: 0n, max: 90n }),
    duration: fc.constant('repeating' as const),
    endsAt: arbitraryDay,
  }),
);

const event = fc
  .record({
    source: fc.constantFrom('stripe', 'import'),
    subscription: fc.constantFrom('sub_1', 'sub_2', 'sub_3'),
    /** Most subscriptions stay with one customer. */
    customer: fc.constantFrom(null, null, null, 'cus_sub_1'),
    effectiveAt: arbitraryDay,
    sequence: fc.integer({ min: 0, max: 1 }),
    status: fc.constantFrom(
      'active',
      'active',
      'active',
      'active',
      'trialing',
      'past_due',
      'paused',
      'canceled',
      'canceled',
    ),
    plan: fc.record({
      minor: fc.constantFrom(0n, 100n, 500n, 601n, 1200n),
      currency: fc.constantFrom('USD', 'USD', 'USD', 'USD', 'USD', 'EUR'),
      interval: fc.constantFrom('month', 'year'),
    }),
    quantity: fc.constantFrom(1, 1, 2, 0),
    discounts: fc.array(discount, { maxLength: 2 }),
    pastDueSince: fc.integer({ min: -35, max: DAYS }).map(dayNumber),
    cancelsAt: perhapsDay,
    resumesAt: perhapsDay,
  })
  .map(({ customer, cancelsAt, resumesAt, ...rest }) => ({
    ...rest,
    customer: customer ?? `cus_${rest.subscription}`,
    ...(cancelsAt && { cancelsAt }),
    ...(resumesAt && { resumesAt }),
  }));

/** Facts about a few subscriptions, each with an id of its own. */
export const arbitraryEvents: fc.Arbitrary<NewSubscriptionEvent[]> = fc
  .array(event, { minLength: 3, maxLength: 16, size: 'max' })
  .map((events) =>
    events.map((each, index) => ({ ...each, eventId: `evt_${(index * 7) % 17}` }) as NewSubscriptionEvent),
  );

/** Three different days, ascending. */
export const arbitraryDays: fc.Arbitrary<[Date, Date, Date]> = fc
  .uniqueArray(fc.integer({ min: 0, max: DAYS + 4 }), { minLength: 3, maxLength: 3 })
  .map((days) => days.sort((a, b) => a - b).map(dayNumber) as [Date, Date, Date]);

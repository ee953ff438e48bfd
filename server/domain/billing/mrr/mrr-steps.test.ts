import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { mrrSteps } from './mrr-steps.ts';
import type { SubscriptionSnapshot } from './subscription-snapshot.ts';

const test = suite<object>('MRR steps');
const ACTIVE: SubscriptionSnapshot = { status: 'active', plan: { minor: 500n, currency: 'USD', interval: 'month' } };
const day = (text: string) => new Date(`2026-${text}T00:00:00Z`);

/** `03-01 500` for each step. */
function steps(changes: Partial<SubscriptionSnapshot>, from = day('03-01')): string[] {
  const all = mrrSteps({ ...ACTIVE, ...changes }, from);
  return all.map(({ at, minor }) => `${at.toISOString().slice(5, 10)} ${minor}`);
}

test('an active subscription counts until something else is heard of it', () => {
  assert.equal(steps({}), ['03-01 500']);
});

test('trials, pauses and what has ended are worth nothing', () => {
  assert.equal(steps({ status: 'trialing' }), ['03-01 0']);
  assert.equal(steps({ status: 'paused' }), ['03-01 0']);
  assert.equal(steps({ status: 'canceled' }), ['03-01 0']);
});

test('a cancellation at the end of the period counts until then', () => {
  assert.equal(steps({ cancelsAt: day('03-20') }), ['03-01 500', '03-20 0']);
  assert.equal(steps({ cancelsAt: day('02-20') }), ['03-01 0']);
});

test('a pause with an end ends by itself', () => {
  assert.equal(steps({ status: 'paused', resumesAt: day('04-01') }), ['03-01 0', '04-01 500']);
});

test('a coupon ends by itself, unless the subscription does before', () => {
  const half = { kind: 'percent', basisPoints: 5000, duration: 'repeating', endsAt: day('06-01') } as const;
  assert.equal(steps({ discounts: [half] }), ['03-01 250', '06-01 500']);
  assert.equal(steps({ discounts: [half], cancelsAt: day('05-01') }), ['03-01 250', '05-01 0']);
  assert.equal(steps({ discounts: [{ ...half, endsAt: day('02-01') }] }), ['03-01 500']);
});

test('an unpaid subscription counts for thirty days from when it was due, whenever it is looked at', () => {
  const unpaid = { status: 'past_due', pastDueSince: day('03-01') } as const;
  assert.equal(steps(unpaid), ['03-01 500', '03-31 0']);
  assert.equal(steps(unpaid, day('03-10')), ['03-10 500', '03-31 0']);
  assert.equal(steps(unpaid, day('04-10')), ['04-10 0']);
});

test.run();

import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { divideHalfEven } from './divide-half-even.ts';
import { monthlyAmount } from './monthly-amount.ts';
import type { Discount, Plan } from './subscription-snapshot.ts';

const test = suite<object>('monthly amount');
const AT = new Date('2026-03-01T00:00:00Z');
const MONTHLY: Plan = { minor: 500n, currency: 'USD', interval: 'month' };
const ANNUAL: Plan = { minor: 5000n, currency: 'USD', interval: 'year' };

test('a monthly plan is worth what it costs, times its quantity', () => {
  assert.is(monthlyAmount({ plan: MONTHLY }, AT), 500n);
  assert.is(monthlyAmount({ plan: MONTHLY, quantity: 3 }, AT), 1500n);
  assert.is(monthlyAmount({ plan: MONTHLY, quantity: 0 }, AT), 0n);
});

test('an annual or quarterly plan is spread over its months, rounded once', () => {
  assert.is(monthlyAmount({ plan: ANNUAL }, AT), 417n, '5000 / 12 is 416.67');
  assert.is(monthlyAmount({ plan: ANNUAL, quantity: 2 }, AT), 833n, '833.33, not 2 × 417');
  assert.is(monthlyAmount({ plan: { ...MONTHLY, minor: 1200n, intervalCount: 3 } }, AT), 400n);
  assert.is(monthlyAmount({ plan: { ...ANNUAL, minor: 24_000n, intervalCount: 2 } }, AT), 1000n);
});

test('halves go to the even neighbour', () => {
  const halves = [6n, 18n, 30n, 42n].map((minor) => monthlyAmount({ plan: { ...ANNUAL, minor } }, AT));
  assert.equal(halves, [0n, 2n, 2n, 4n]);
});

test('a discount that recurs is taken off each invoice, one for once is not', () => {
  const worth = (plan: Plan, ...discounts: Discount[]) => monthlyAmount({ plan, discounts }, AT);
  assert.is(worth(MONTHLY, { kind: 'percent', basisPoints: 2000, duration: 'forever' }), 400n);
  assert.is(worth(ANNUAL, { kind: 'amount', minor: 1400n, duration: 'forever' }), 300n, '(5000 − 1400) / 12');
  assert.is(worth(MONTHLY, { kind: 'percent', basisPoints: 10_000, duration: 'once' }), 500n);
  assert.is(worth(MONTHLY, { kind: 'amount', minor: 900n, duration: 'forever' }), 0n, 'never less than nothing');
});

test('several discounts are taken off in their order', () => {
  const half: Discount = { kind: 'percent', basisPoints: 5000, duration: 'forever' };
  const dollar: Discount = { kind: 'amount', minor: 100n, duration: 'forever' };
  assert.is(monthlyAmount({ plan: MONTHLY, discounts: [half, dollar] }, AT), 150n);
  assert.is(monthlyAmount({ plan: MONTHLY, discounts: [dollar, half] }, AT), 200n);
});

test('a repeating discount is over at its end, to the millisecond', () => {
  const discounts: Discount[] = [{ kind: 'percent', basisPoints: 5000, duration: 'repeating', endsAt: AT }];
  assert.is(monthlyAmount({ plan: MONTHLY, discounts }, new Date(AT.getTime() - 1)), 250n);
  assert.is(monthlyAmount({ plan: MONTHLY, discounts }, AT), 500n);
});

test('a quotient is the nearest whole number, and of two the even one', () => {
  const number = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(number, fc.bigInt({ min: 1n, max: 1200n }), (dividend, divisor) => {
      const quotient = divideHalfEven(dividend, divisor);
      const off = 2n * (dividend - quotient * divisor);
      const size = off < 0n ? -off : off;
      assert.ok(size < divisor || (size === divisor && quotient % 2n === 0n), `${dividend} / ${divisor} = ${quotient}`);
    }),
    { numRuns: 300 },
  );
});

test.run();

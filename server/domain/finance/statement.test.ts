import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { Amount } from './amount.ts';
import { findContradictions } from './contradictions.ts';
import { periodLabel } from './period-label.ts';
import { deriveStatement, FINANCE_RESULTS, type FinanceInputs } from './statement.ts';

const test = suite('finance statement');
const APRIL: FinanceInputs = {
  gross: 848000n,
  payouts: 183152n,
  fees: 0n,
  refunds: 0n,
  credits: 312386n,
  infra: 139062n,
  bandwidth: 44328n,
  connectFees: 0n,
  adjustments: 0n,
  services: 0n,
  tax: 0n,
};
const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
const inputs: fc.Arbitrary<FinanceInputs> = fc.record({
  gross: amount,
  payouts: amount,
  fees: amount,
  refunds: amount,
  credits: amount,
  infra: amount,
  bandwidth: amount,
  connectFees: amount,
  adjustments: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  services: amount,
  tax: amount,
});

function minorOf(line: Amount): bigint {
  if ('missing' in line) throw new Error(`missing ${line.missing}`);
  return line.minor;
}

test('April 2021 derives to what was printed, but for the credits that are 99.00 off', () => {
  const statement = deriveStatement(APRIL);
  const printed = {
    revenue: 664848n,
    expenses: 183390n,
    remainingCredits: 138896n,
    budgetRemaining: 481458n,
    actualRemaining: 664848n,
  };
  assert.equal(findContradictions(statement, printed, 'USD'), [
    {
      key: 'remainingCredits',
      printed: { minor: 138896n, currency: 'USD' },
      derived: { minor: 128996n, currency: 'USD' },
    },
  ]);
});

test('the identities hold for any inputs', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const line = deriveStatement(given);
      const fees = minorOf(line.fees) + minorOf(line.connectFees);
      const spent = fees + minorOf(line.refunds) + minorOf(line.payouts) + minorOf(line.revenue);
      const others = minorOf(line.services) + minorOf(line.tax);
      const covered = minorOf(line.credits) - minorOf(line.remainingCredits);
      assert.is(spent - minorOf(line.adjustments), given.gross);
      assert.is(minorOf(line.expenses) - minorOf(line.infra), given.bandwidth);
      assert.is(minorOf(line.budgetRemaining) + minorOf(line.expenses) + others, minorOf(line.revenue));
      assert.is(minorOf(line.actualRemaining) - minorOf(line.budgetRemaining), covered);
      assert.ok(minorOf(line.remainingCredits) >= 0n);
    }),
  );
});

test('expenses beyond the credits are paid from revenue', () => {
  const statement = deriveStatement({ ...APRIL, credits: 100000n });
  assert.equal(statement.remainingCredits, { minor: 0n });
  assert.equal(statement.actualRemaining, { minor: 664848n - 83390n });
});

test('a result that lacks an input names it and is not invented', () => {
  const statement = deriveStatement({ ...APRIL, credits: null, infra: null });
  assert.equal(statement.expenses, { missing: ['infra'] });
  assert.equal(statement.remainingCredits, { missing: ['credits', 'infra'] });
  assert.equal(statement.actualRemaining, { missing: ['infra', 'credits'] });
  assert.equal(statement.revenue, { minor: 664848n });
  assert.equal(findContradictions(statement, { expenses: 1n, revenue: 664848n }, 'USD'), []);
});

test('printed results are contradicted exactly when they differ from the derived ones', () => {
  fc.assert(
    fc.property(inputs, fc.constantFrom(...FINANCE_RESULTS), fc.bigInt({ min: -9n, max: 9n }), (given, key, off) => {
      const statement = deriveStatement(given);
      const found = findContradictions(statement, { [key]: minorOf(statement[key]) + off }, 'USD');
      assert.equal(
        found.map((one) => [one.key, one.printed.minor - one.derived.minor]),
        off === 0n ? [] : [[key, off]],
      );
    }),
  );
});

test('periods are headed with ordinals', () => {
  assert.is(periodLabel('2021-04-01', '2021-04-25'), 'Apr 1st-25th');
  assert.is(periodLabel('2021-03-22', '2021-04-03'), 'Mar 22nd-Apr 3rd');
  assert.is(periodLabel('2021-05-11', '2021-05-11'), 'May 11th');
  assert.is(periodLabel('2020-12-28', '2021-01-03'), 'Dec 28th, 2020-Jan 3rd, 2021');
});

test.run();

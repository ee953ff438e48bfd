import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { formatMoney } from './format-money.ts';
import { type Money, minorDigits, moneyFromJson, moneyToJson, subtractMoney, wholeMoney } from './money.ts';

const test = suite('money');
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');
const minor = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const money: fc.Arbitrary<Money> = fc.record({ minor, currency });

test('amounts are written as the report writes them', () => {
  assert.is(formatMoney({ minor: 848000n, currency: 'USD' }), '$8,480.00');
  assert.is(formatMoney({ minor: 0n, currency: 'USD' }), '$0.00');
  assert.is(formatMoney({ minor: -50n, currency: 'USD' }), '-$0.50');
  assert.is(formatMoney({ minor: 816000n, currency: 'USD' }, { whole: true }), '$8,160');
  assert.is(formatMoney({ minor: 1234n, currency: 'JPY' }), '¥1,234');
  assert.is(formatMoney({ minor: 1234567n, currency: 'EUR' }), '€12,345.67');
  assert.match(formatMoney({ minor: 1234n, currency: 'KWD' }), /^KWD\s1\.234$/);
});

test('a written amount reads back to the same minor units at any size', () => {
  fc.assert(
    fc.property(money, (amount) => {
      const text = formatMoney(amount);
      const digits = BigInt(text.replaceAll(/\D/g, ''));
      assert.is(text.startsWith('-') ? -digits : digits, amount.minor);
    }),
  );
});

test('whole money is a whole number of units, at most half a unit away', () => {
  fc.assert(
    fc.property(money, (amount) => {
      const unit = 10n ** BigInt(minorDigits(amount.currency));
      const whole = wholeMoney(amount);
      const off = whole.minor - amount.minor;
      assert.is(whole.minor % unit, 0n);
      assert.ok((off < 0n ? -off : off) * 2n <= unit);
    }),
  );
  assert.is(wholeMoney({ minor: 50n, currency: 'USD' }).minor, 100n);
  assert.is(wholeMoney({ minor: -50n, currency: 'USD' }).minor, -100n);
});

test('money survives JSON, or refuses to be rounded by it', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, (safe, code) => {
      const amount = { minor: BigInt(safe), currency: code };
      assert.equal(moneyFromJson(JSON.parse(JSON.stringify(moneyToJson(amount)))), amount);
    }),
  );
  assert.throws(() => moneyToJson({ minor: 2n ** 53n, currency: 'USD' }), /does not fit/);
});

test('amounts of two currencies cannot be subtracted', () => {
  assert.is(subtractMoney({ minor: 5n, currency: 'USD' }, { minor: 7n, currency: 'USD' }).minor, -2n);
  assert.throws(() => subtractMoney({ minor: 5n, currency: 'USD' }, { minor: 7n, currency: 'EUR' }), /EUR from USD/);
});

test.run();

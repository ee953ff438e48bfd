import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { DomainError } from '../errors.ts';
import { formatMoney } from '../format-money.ts';
import { formatBasisPoints } from './format-basis-points.ts';
import { formatSeconds } from './format-seconds.ts';
import type { MetricUnit } from './metric-unit.ts';
import { parseAmount } from './parse-amount.ts';

const test = suite('parsing of amounts');
const COUNT: MetricUnit = { kind: 'count' };
const USD: MetricUnit = { kind: 'money', currency: 'USD' };
const DURATION: MetricUnit = { kind: 'duration' };
const RATIO: MetricUnit = { kind: 'ratio' };

test('values are read as people write them', () => {
  assert.is(parseAmount(' 5,936 ', COUNT), 5936);
  assert.is(parseAmount('$8,160.5', USD), 816050);
  assert.is(parseAmount('8160 USD', USD), 816000);
  assert.is(parseAmount('¥500', { kind: 'money', currency: 'JPY' }), 500);
  assert.is(parseAmount('1h 12m', DURATION), 4320);
  assert.is(parseAmount('45 min', DURATION), 2700);
  assert.is(parseAmount('30s', DURATION), 30);
  assert.is(parseAmount('12.3%', RATIO), 1230);
});

test('what could be meant in two ways, or not at all, is refused with how to write it', () => {
  const wrong: [string, MetricUnit, RegExp][] = [
    ['5.936', COUNT, /Write a whole number/],
    ['5,93', COUNT, /Write a whole number/],
    ['-5', COUNT, /Write a whole number/],
    ['1e3', COUNT, /Write a whole number/],
    ['8160.505', USD, /amount in USD/],
    ['€8160', USD, /amount in USD/],
    ['', DURATION, /Write a time/],
    ['90', DURATION, /Write a time/],
    ['12.345 %', RATIO, /Write a percentage/],
    ['9'.repeat(30), COUNT, /Write a whole number/],
  ];
  for (const [text, unit, sentence] of wrong) {
    assert.throws(
      () => parseAmount(text, unit),
      (error: Error) => error instanceof DomainError && sentence.test(error.message),
      `${text} as ${unit.kind}`,
    );
  }
});

test('what is printed exactly is read back', () => {
  const amount = fc.nat({ max: 10 ** 9 });
  fc.assert(
    fc.property(amount, fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'), (one, currency) => {
      assert.is(parseAmount(one.toLocaleString('en-US'), COUNT), one);
      assert.is(parseAmount(formatMoney({ minor: BigInt(one), currency }), { kind: 'money', currency }), one);
      assert.is(parseAmount(formatBasisPoints(one), RATIO), one);
      assert.is(parseAmount(formatSeconds(one % 10 ** 6).replaceAll(',', ''), DURATION), one % 10 ** 6);
    }),
  );
});

test.run();

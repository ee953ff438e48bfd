import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { difference, formatDifference } from './difference.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';

const test = suite('difference');
const count = fc.nat({ max: 10 ** 12 });
const usd = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((minor) => ({ minor, currency: 'USD' }));
const duration = fc.nat({ max: 10 ** 7 }).map((seconds) => ({ seconds }));
const ratio = fc.nat({ max: 10 ** 6 }).map((basisPoints) => ({ basisPoints }));

/** Reads a printed cell back: `$1,234⬇` is −1234, `1 h 5 s` is 3605. */
function read(cell: string): bigint {
  const size = / (h|min|s)\b/.test(cell) ? readSeconds(cell) : BigInt(cell.replaceAll(/\D/g, ''));
  return cell.endsWith('⬇') ? -size : size;
}

function readSeconds(cell: string): bigint {
  const part = (unit: string) => BigInt(new RegExp(`([\\d,]+) ${unit}\\b`).exec(cell)?.[1]?.replaceAll(',', '') ?? 0);
  return part('h') * 3600n + part('min') * 60n + part('s');
}

test('a difference is a magnitude and an arrow without a space', () => {
  assert.is(formatDifference(5936, 6012), '76⬇');
  assert.is(formatDifference(38_759, 36_392), '2,367⬆');
  assert.is(formatDifference({ seconds: 4320 }, { seconds: 5520 }), '20 min⬇');
  assert.is(formatDifference({ basisPoints: 1234 }, { basisPoints: 1200 }), '0.34 %⬆');
  assert.is(formatDifference({ minor: 816000n, currency: 'USD' }, { minor: 851000n, currency: 'USD' }), '$350⬇');
});

test('no change is 0 without an arrow', () => {
  assert.is(formatDifference(12, 12), '0');
  assert.is(formatDifference({ minor: 100n, currency: 'USD' }, { minor: 120n, currency: 'USD' }), '0');
});

test('the printed cells of a row always subtract to its difference, arrow included', () => {
  const pair = fc.oneof(
    ...[count, usd, duration, ratio].map((unit) => fc.tuple<[MetricValue, MetricValue]>(unit, unit)),
  );
  fc.assert(
    fc.property(pair, ([current, previous]) => {
      const cell = formatDifference(current, previous);
      assert.is(read(cell), read(formatMetricValue(current)) - read(formatMetricValue(previous)));
      assert.match(cell, /^(0|\$?[1-9][\d,]*[⬆⬇]|[\d,]+\.\d\d %[⬆⬇]|[1-9][\d,]* (h|min|s)( [1-9]\d? (min|s))*[⬆⬇])$/);
    }),
  );
});

test('a difference added to the previous value gives the current one', () => {
  fc.assert(fc.property(count, count, (a, b) => assert.is(b + Number(difference(a, b)), a)));
});

test('different units cannot be compared', () => {
  assert.throws(() => difference(3, { minor: 3n, currency: 'USD' }), /cannot subtract money from count/);
  assert.throws(() => difference({ minor: 3n, currency: 'EUR' }, { minor: 3n, currency: 'USD' }), /USD from EUR/);
});

test.run();

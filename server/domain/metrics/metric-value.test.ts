import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { amountOf, unitOf, valueIn } from './metric-unit.ts';
import { formatMetricValue, type MetricValue, metricValueFromJson, metricValueToJson } from './metric-value.ts';

const test = suite('metric value');
const whole = fc.nat({ max: 10 ** 12 });
const value: fc.Arbitrary<MetricValue> = fc.oneof(
  whole,
  whole.map((seconds) => ({ seconds })),
  whole.map((basisPoints) => ({ basisPoints })),
  fc
    .tuple(whole, fc.constantFrom('USD', 'JPY', 'KWD'))
    .map(([minor, currency]) => ({ minor: BigInt(minor), currency })),
);

test('each unit is printed in its own way', () => {
  assert.is(formatMetricValue(5936), '5,936');
  assert.is(formatMetricValue({ minor: 816049n, currency: 'USD' }), '$8,160');
  assert.is(formatMetricValue({ basisPoints: 1234 }), '12.34 %');
  assert.is(formatMetricValue({ basisPoints: 5 }), '0.05 %');
  assert.is(formatMetricValue({ basisPoints: 1_234_567 }), '12,345.67 %');
});

test('a duration is in whole minutes, and in seconds when it is shorter than one', () => {
  const printed = (seconds: number) => formatMetricValue({ seconds });
  assert.is(printed(0), '0 s');
  assert.is(printed(59), '59 s');
  assert.is(printed(60), '1 min');
  assert.is(printed(89), '1 min');
  assert.is(printed(4320), '1 h 12 min');
  assert.is(printed(3570), '1 h');
  assert.is(printed(3_600_000), '1,000 h');
});

test('a value comes back from its JSON, and from its unit and amount', () => {
  fc.assert(
    fc.property(value, (one) => {
      assert.equal(metricValueFromJson(JSON.parse(JSON.stringify(metricValueToJson(one)))), one);
      assert.equal(valueIn(unitOf(one), amountOf(one)), one);
    }),
  );
});

test.run();

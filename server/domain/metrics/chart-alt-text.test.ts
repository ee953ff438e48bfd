import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { chartAltText } from './chart-alt-text.ts';
import type { ChartSpec } from './chart-spec.ts';

const test = suite('chart alt text');
const REVENUE: ChartSpec = {
  title: 'Monthly recurring revenue',
  kind: 'bars',
  unit: { kind: 'money', currency: 'USD' },
  weeks: ['Apr 11', 'Apr 18', 'Apr 25'],
  series: [{ label: 'MRR', values: [858000, null, 816000] }],
};

test('the text says every figure, and that one is missing', () => {
  assert.is(chartAltText(REVENUE), 'Monthly recurring revenue. MRR: Apr 11 $8,580, Apr 18 no figure, Apr 25 $8,160.');
});

test('a text that Discord would refuse drops the oldest weeks and says so', () => {
  const weeks = Array.from({ length: 100 }, (_, index) => `week ${index + 1}`);
  const values = weeks.map((_, index) => index * 1000);
  const text = chartAltText({ ...REVENUE, unit: { kind: 'count' }, weeks, series: [{ label: 'Users', values }] });
  assert.ok(text.length <= 1024);
  assert.match(text, /^Monthly recurring revenue \(from week \d+ on\)\. Users: week/);
  assert.match(text, /week 100 99,000\.$/);
});

test('even an endless title fits', () => {
  assert.is(chartAltText({ ...REVENUE, title: 'x'.repeat(2000) }).length, 1024);
});

test.run();

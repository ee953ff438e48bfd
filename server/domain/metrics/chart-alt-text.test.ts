import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { chartAltText } from './chart-alt-text.ts';
import type { ChartUnit, SeriesChart } from './chart-spec.ts';

const test = suite('chart alt text');
const REVENUE: SeriesChart = {
  title: 'Monthly recurring revenue',
  kind: 'bars',
  unit: { kind: 'money', currency: 'USD' },
  periods: ['Apr 11', 'Apr 18', 'Apr 25'],
  series: [{ label: 'MRR', values: [858000, null, 816000] }],
};

test('the text says every figure, and that one is missing', () => {
  assert.is(chartAltText(REVENUE), 'Monthly recurring revenue. MRR: Apr 11 $8,580, Apr 18 no figure, Apr 25 $8,160.');
});

test('a text that Discord would refuse drops the oldest weeks and says so', () => {
  const weeks = Array.from({ length: 100 }, (_, index) => `week ${index + 1}`);
  const values = weeks.map((_, index) => index * 1000);
  const text = chartAltText({
    ...REVENUE,
    unit: { kind: 'count' },
    periods: weeks,
    series: [{ label: 'Users', values }],
  });
  assert.ok(text.length <= 1024);
  assert.match(text, /^Monthly recurring revenue \(from week \d+ on\)\. Users: week/);
  assert.match(text, /week 100 99,000\.$/);
});

test('even an endless title fits', () => {
  assert.is(chartAltText({ ...REVENUE, title: 'x'.repeat(2000) }).length, 1024);
});

test('every kind of chart is said in its own words', () => {
  const unit: ChartUnit = { kind: 'money', currency: 'USD' };
  const movements = chartAltText({
    kind: 'movements',
    title: 'MRR',
    unit,
    periods: ['Apr 25'],
    total: { label: 'MRR', values: [816000] },
    gains: [{ label: 'New', values: [9000] }],
    losses: [{ label: 'Churn', values: [44000] }],
  });
  assert.is(movements, 'MRR. MRR: Apr 25 $8,160. New: Apr 25 $90. Churn: Apr 25 $440.');

  const compare = chartAltText({
    kind: 'compare',
    title: 'Page views by day',
    unit: { kind: 'count' },
    periods: ['Sat', 'Sun'],
    current: { label: 'This week', values: [1480, 900], partial: [1] },
    previous: { label: 'Last week', values: [2150, null] },
  });
  assert.is(
    compare,
    'Page views by day. This week: Sat 1,480, Sun 900 (a part of it). Last week: Sat 2,150, Sun no figure.',
  );

  const tickets = chartAltText({
    kind: 'barsAndLine',
    title: 'Support',
    periods: ['Apr 25'],
    bars: { label: 'Opened', unit: { kind: 'count' }, values: [22] },
    line: { label: 'First response', unit: { kind: 'duration' }, values: [4320] },
  });
  assert.is(tickets, 'Support. Opened: Apr 25 22. First response: Apr 25 1 h 12 min.');

  const statement = chartAltText({
    kind: 'waterfall',
    title: 'April',
    unit,
    steps: [
      { label: 'Gross', kind: 'total', value: 848000 },
      { label: 'Payouts', kind: 'change', value: -183152 },
      { label: 'Fees', kind: 'change', value: null },
      { label: 'Remaining', kind: 'total', value: -50 },
    ],
  });
  assert.is(statement, 'April. Gross $8,480.00, less Payouts $1,831.52, Fees no figure, Remaining -$0.50.');
});

test.run();

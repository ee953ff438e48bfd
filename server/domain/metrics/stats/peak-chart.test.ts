import * as assert from 'uvu/assert';
import { suite } from '../../../../tests/support/suite.ts';
import { peakChart, stepOf } from './peak-chart.ts';
import { lastDays, periodBefore } from './stats-range.ts';

const test = suite('peaks of the last days');
const ZONE = 'America/New_York';
const LABELS = { day: 'By day', week: 'By week', viewers: 'Peak', locale: 'en-US' };
const NOW = new Date('2026-03-10T12:00:00Z');

test('the days before are as many, and end where these begin', () => {
  const period = lastDays(7, NOW);
  assert.is(period.from.toISOString(), '2026-03-03T12:00:00.000Z');
  assert.equal(periodBefore(period), lastDays(7, period.from));
});

test('each day has its bar, also that of the clock change; one without a moment is a gap', () => {
  const chart = peakChart([{ day: '2026-03-08', viewers: 9 }], {
    period: lastDays(7, NOW),
    timeZone: ZONE,
    labels: LABELS,
  });
  assert.equal(chart?.periods, ['Mar 3', 'Mar 4', 'Mar 5', 'Mar 6', 'Mar 7', 'Mar 8', 'Mar 9', 'Mar 10']);
  assert.equal(chart?.series[0]?.values, [null, null, null, null, null, 9, null, null]);
  assert.equal(chart?.series[0]?.partial, [7], 'today is not over');
});

test('many days are told by week, from Monday on; none at all makes no chart', () => {
  const period = lastDays(90, NOW);
  assert.equal([stepOf(lastDays(31, NOW)), stepOf(period)], ['day', 'week']);
  const chart = peakChart([{ day: '2026-03-09', viewers: 4 }], { period, timeZone: ZONE, labels: LABELS });
  assert.equal([chart?.periods.length, chart?.periods[0], chart?.periods.at(-1)], [14, 'Dec 8', 'Mar 9']);
  assert.is(chart?.series[0]?.values.at(-1), 4);
  assert.is(peakChart([], { period, timeZone: ZONE, labels: LABELS }), null);
});

test.run();

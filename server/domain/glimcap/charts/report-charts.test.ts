import * as assert from 'uvu/assert';
import { parseFigures } from '../../../../cli/figures-file.ts';
import { part12With } from '../../../../tests/support/part-12.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { Figures, MetricFigure } from '../figures.ts';
import { figuresFromJson, figuresToJson } from '../figures-json.ts';
import type { ChartData, MrrWeek } from './chart-data.ts';
import { reportCharts } from './report-charts.ts';

const test = suite('report charts');
const WEEK_END = '2021-04-25';
const MRR_WEEK: MrrWeek = {
  total: 816000,
  new: 8000,
  expansion: 1000,
  reactivation: 500,
  contraction: 4500,
  churn: 40000,
};
const MRR_BEFORE: MrrWeek = {
  total: 851000,
  new: 9500,
  expansion: 500,
  reactivation: 0,
  contraction: 2000,
  churn: 15000,
};
const FIRST_RESPONSE: MetricFigure = {
  key: 'first_response',
  label: 'First Response',
  unit: 'duration',
  current: { seconds: 2700 },
  previous: null,
  provenance: {},
};

function part12(charts?: Partial<ChartData>, more: Partial<Figures> = {}): Figures {
  const parsed = parseFigures(part12With());
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const data: ChartData = {
    weekEnds: ['2021-04-11', '2021-04-18'],
    history: {},
    followers: ['discord', 'twitter'],
    ...charts,
  };
  return { ...parsed.figures, weekEnd: WEEK_END, ...(charts && { charts: data }), ...more };
}

const chartOf = (key: string, figures: Figures) => reportCharts(figures).find((chart) => chart.key === key);

test('a report that was read from a file has the chart of its statement, to the cent', () => {
  const [finance, ...others] = reportCharts(part12());
  assert.equal(others, []);
  assert.equal(finance?.spec, {
    kind: 'waterfall',
    title: 'Partial Glimesh Budget, Apr 1st-25th',
    unit: { kind: 'money', currency: 'USD' },
    steps: [
      { kind: 'total', label: 'Gross', value: 848000 },
      { kind: 'change', label: 'Payouts', value: -183152 },
      { kind: 'total', label: 'Revenue', value: 664848 },
      { kind: 'change', label: 'DO Infra', value: -139062 },
      { kind: 'change', label: 'DO Bandwidth', value: -44328 },
      { kind: 'total', label: '"Budget" Remaining', value: 481458 },
      { kind: 'change', label: 'Paid by DO Credits', value: 183390 },
      { kind: 'total', label: 'Actual Remaining', value: 664848 },
    ],
  });
  assert.match(finance?.alt ?? '', /less Payouts \$1,831\.52, Revenue \$6,648\.48/);
});

test('what is not known of a statement is said so, and never counted as 0', () => {
  const { finance, ...figures } = part12();
  const inputs = { ...finance!.inputs, infra: null, tax: 5000n };
  const { alt } = chartOf('finance', { ...figures, finance: { ...finance!, inputs } })!;
  assert.match(alt, /DO Infra no figure, less DO Bandwidth \$443\.28, less Tax \$50\.00, "Budget" Remaining no figure/);
  const nothing = { ...finance!.inputs, gross: null };
  assert.is(chartOf('finance', { ...figures, finance: { ...finance!, inputs: nothing } }), undefined);
});

test('followers are those of the networks that have any, from the first week that has a figure', () => {
  const history = { discord: [null, 6012], twitter: [null, null], reddit: [570, 580] };
  const spec = chartOf('followers', part12({ history, followers: ['discord', 'twitter', 'tiktok'] }))?.spec;
  assert.equal(spec, {
    kind: 'line',
    title: 'Followers by week',
    unit: { kind: 'count' },
    periods: ['Apr 18', 'Apr 25'],
    series: [
      { label: 'Discord', values: [6012, 5936] },
      { label: 'Twitter', values: [null, 9206] },
    ],
  });
  assert.is(chartOf('followers', part12({})), undefined);
});

test('MRR stands over its movements where they come to what the report prints', () => {
  const mrr = { currency: 'USD', weeks: [null, MRR_BEFORE, MRR_WEEK] };
  const { spec, alt } = chartOf('mrr', part12({ mrr }))!;
  assert.is(spec.kind, 'movements');
  assert.match(
    alt,
    /MRR: Apr 18 \$8,510, Apr 25 \$8,160\. New: Apr 18 \$95, Apr 25 \$80\..* Churn: Apr 18 \$150, Apr 25 \$400\./,
  );
});

test('movements that come to another MRR than the report prints are not drawn', () => {
  const history = { mrr: [858000, 851000] };
  for (const week of [{ ...MRR_WEEK, total: 816001 }, null]) {
    const { spec, alt } = chartOf(
      'mrr',
      part12({ history, mrr: { currency: 'USD', weeks: [null, MRR_BEFORE, week] } }),
    )!;
    assert.is(spec.kind, 'line');
    assert.is(alt, 'Monthly recurring revenue by week. MRR: Apr 11 $8,580, Apr 18 $8,510, Apr 25 $8,160.');
  }
  const euros = { currency: 'EUR', weeks: [null, MRR_BEFORE, MRR_WEEK] };
  assert.is(chartOf('mrr', part12({ mrr: euros })), undefined);
});

test('traffic is compared day by day, with gaps and parts of days as such', () => {
  const day = (date: string, views: number | null, isPart = false) => ({ day: date, views, isPart });
  const traffic = {
    current: [day('2021-04-19', 1700), day('2021-04-20', null, true), day('2021-04-21', 900, true)],
    previous: [day('2021-04-12', 2300), day('2021-04-13', 0), day('2021-04-14', null)],
  };
  assert.is(
    chartOf('traffic', part12({ traffic }))?.alt,
    'Page views by day. This week: Mon 1,700, Tue no figure, Wed 900 (a part of it). The week before: Mon 2,300, Tue 0, Wed no figure.',
  );
});

test('traffic of which no days are known is shown by week', () => {
  const traffic = { current: [{ day: '2021-04-19', views: null, isPart: false }], previous: [] };
  const history = { page_views: [null, 16000] };
  assert.is(
    chartOf('traffic', part12({ history, traffic }))?.alt,
    'Page views by week. Page views: Apr 18 16,000, Apr 25 11,000.',
  );
});

test('tickets stand above the time of the first answer, or alone where nobody measured it', () => {
  const history = { support_tickets: [31, 47], first_response: [null, 4320] };
  const metrics = [...part12().metrics, FIRST_RESPONSE];
  const { spec, alt } = chartOf('tickets', part12({ history }, { metrics }))!;
  assert.is(spec.kind, 'barsAndLine');
  assert.match(
    alt,
    /Support Tickets: Apr 11 31, Apr 18 47, Apr 25 22\. First Response: Apr 11 no figure, Apr 18 1 h 12 min, Apr 25 45 min\.$/,
  );
  assert.is(chartOf('tickets', part12({ history }))?.spec.kind, 'bars');
});

test('a corrected figure is corrected in its chart, and stored figures give the same charts', () => {
  const figures = part12({
    history: { discord: [6100, 6012], support_tickets: [31, 47] },
    mrr: { currency: 'USD', weeks: [null, MRR_BEFORE, MRR_WEEK] },
  });
  const stored = figuresFromJson(JSON.parse(JSON.stringify(figuresToJson(figures))));
  assert.equal(reportCharts(stored), reportCharts(figures));
  assert.equal(
    reportCharts(stored).map(({ key }) => key),
    ['followers', 'mrr', 'finance', 'tickets'],
  );

  const metrics = figures.metrics.map((each) => (each.key === 'discord' ? { ...each, current: 5900 } : each));
  assert.match(chartOf('followers', { ...stored, metrics })?.alt ?? '', /Apr 25 5,900/);
});

test.run();

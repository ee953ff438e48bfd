import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { assertDrawable } from '../../metrics/drawable-chart.ts';
import { mrrOverviewChart } from './mrr-overview-chart.ts';
import type { ChosenDays, MrrStep } from './mrr-periods.ts';
import { mrrPeriods } from './mrr-periods.ts';

const test = suite<TestDomain>('mrr board');
/** A Wednesday. */
const NOW = '2026-03-11T12:00:00Z';

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.clock.set(NOW);
  await subscribe(context, 'a', 500n, '2026-01-10T12:00:00Z');
  await subscribe(context, 'b', 2500n, '2026-02-02T12:00:00Z');
  await subscribe(context, 'a', 500n, '2026-02-20T12:00:00Z', 'canceled');
  await subscribe(context, 'b', 5000n, '2026-03-03T12:00:00Z');
});
test.after((context) => context.close());

let count = 0;

function subscribe(
  { database, subscriptions }: TestDomain,
  subscription: string,
  minor: bigint,
  at: string,
  status: 'active' | 'canceled' = 'active',
) {
  const plan = { minor, currency: 'USD', interval: 'month' } as const;
  const event = { source: 'import', eventId: `e${++count}`, subscription, customer: subscription, status, plan };
  return database.unitOfWork(() => subscriptions.record({ ...event, effectiveAt: new Date(at) }));
}

function overview({ database, mrrBoard }: TestDomain, days: ChosenDays, step: MrrStep = 'month') {
  return database.unitOfWork(() => mrrBoard.overview(days, step));
}

test('months stand side by side, and the whole has a churn of its own', async (context) => {
  const shown = await overview(context, { from: '2026-01-01' });
  const rows = shown!.periods.map(({ from, to, report, isRunning }) => ({
    days: `${from} ${to}`,
    end: report.end.minor,
    new: report.movements.new.minor,
    expansion: report.movements.expansion.minor,
    churn: report.movements.churn.minor,
    isRunning,
  }));
  assert.equal(rows, [
    { days: '2026-01-01 2026-01-31', end: 500n, new: 500n, expansion: 0n, churn: 0n, isRunning: false },
    { days: '2026-02-01 2026-02-28', end: 2500n, new: 2500n, expansion: 0n, churn: 500n, isRunning: false },
    { days: '2026-03-01 2026-03-11', end: 5000n, new: 0n, expansion: 2500n, churn: 0n, isRunning: true },
  ]);
  assert.equal(shown!.periods[1]!.report.churn.customerChurn, 10_000);
  assert.equal([shown!.whole.start.minor, shown!.whole.end.minor, shown!.whole.churn.customerChurn], [0n, 5000n, null]);
});

test('the chart can be drawn, marks the running month, and shows no 0 before the first subscription', async (context) => {
  const chart = mrrOverviewChart((await overview(context, { from: '2025-12-01' }))!);
  assertDrawable(chart);
  assert.equal(chart.periods, ['Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026']);
  assert.equal(chart.total, { label: 'MRR', values: [null, 500, 2500, 5000], partial: [3] });
});

test('before any subscription is known there is nothing to show', async (context) => {
  assert.is(await overview(context, { from: '2025-11-01', to: '2025-12-31' }), null);
});

test('what nobody chose is the last year by month or the last quarter by week, until today', () => {
  const months = mrrPeriods({}, 'month', '2026-03-11');
  assert.equal(
    [months.length, months[0], months.at(-1)],
    [12, { from: '2025-04-01', to: '2025-04-30' }, { from: '2026-03-01', to: '2026-03-11' }],
  );
  const weeks = mrrPeriods({}, 'week', '2026-03-11');
  assert.equal(
    [weeks.length, weeks[0], weeks.at(-1)],
    [13, { from: '2025-12-15', to: '2025-12-21' }, { from: '2026-03-09', to: '2026-03-11' }],
  );
  assert.equal(mrrPeriods({ from: '2026-02-10', to: '2026-03-02' }, 'month', '2026-03-11'), [
    { from: '2026-02-10', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-02' },
  ]);
});

test('days that make no period are refused', async () => {
  const refused = (days: ChosenDays, step: MrrStep = 'week') =>
    refusal(async () => mrrPeriods(days, step, '2026-03-11')).then(({ code }) => code);
  assert.is(await refused({ from: '2026-03-12' }), 'mrr_period_invalid');
  assert.is(await refused({ from: '2026-02-02', to: '2026-02-01' }), 'mrr_period_invalid');
  assert.is(await refused({ from: '1999-12-31' }), 'mrr_period_invalid');
  assert.is(await refused({ from: '2020-01-01' }), 'mrr_period_invalid');
});

test.run();

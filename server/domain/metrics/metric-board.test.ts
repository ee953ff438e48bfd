import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { suite } from '../../../tests/support/suite.ts';

const test = suite<TestDomain>('metric board');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2026-03-11T12:00:00Z');
  await emptyTables(database.pool, 'metric_sample');
});
test.after((context) => context.close());

function record({ database, metrics }: TestDomain, key: string, value: number, takenAt: string) {
  return database.unitOfWork(() => metrics.record({ key, value, source: 'hand', takenAt: new Date(takenAt) }));
}

test('the running week stands beside the last one, money in whole dollars', async (context) => {
  await record(context, 'discord', 5901, '2026-03-08T20:00:00Z');
  await record(context, 'discord', 5910, '2026-03-10T20:00:00Z');
  await record(context, 'mrr', 816049, '2026-03-08T20:00:00Z');
  const rows = await context.database.unitOfWork(() => context.metricBoard.rows());
  const row = (key: string) => rows.find((each) => each.key === key);
  assert.equal(row('discord'), {
    key: 'discord',
    label: 'Discord',
    soFar: '5,910',
    lastWeek: '5,901',
    difference: '9⬆',
  });
  assert.equal(row('mrr'), { key: 'mrr', label: 'MRR', soFar: '—', lastWeek: '$8,160', difference: '—' });
});

test('the chart has the last weeks and the running one, and gaps where nothing was counted', async (context) => {
  await record(context, 'mrr', 816000, '2026-02-15T20:00:00Z');
  await record(context, 'mrr', 820000, '2026-03-10T20:00:00Z');
  const chart = await context.database.unitOfWork(() => context.metricBoard.chart('mrr'));
  assert.equal(chart, {
    title: 'MRR by week',
    kind: 'line',
    unit: { kind: 'money', currency: 'USD' },
    periods: ['Jan 25', 'Feb 1', 'Feb 8', 'Feb 15', 'Feb 22', 'Mar 1', 'Mar 8', 'so far'],
    series: [{ label: 'MRR', values: [null, null, null, 816000, null, null, null, 820000] }],
  });
});

test('without a name the first metric that has a figure is drawn, and nothing when none has', async (context) => {
  const { database, metricBoard } = context;
  assert.is(await database.unitOfWork(() => metricBoard.chart()), null);
  await record(context, 'reddit', 584, '2026-03-08T20:00:00Z');
  assert.is((await database.unitOfWork(() => metricBoard.chart()))?.title, 'Reddit by week');
});

test('the newest of each metric is its last sample, or what the database counts by now, or why there is none', async (context) => {
  const { accounts, database, metricBoard, metricCatalogue } = context;
  await database.unitOfWork(() => accounts.createUser({ name: 'ada' }));
  context.clock.advance({ minutes: 1 });
  await record(context, 'discord', 5901, '2026-03-01T20:00:00Z');
  await record(context, 'discord', 5910, '2026-03-03T20:00:00Z');
  await database.unitOfWork(() => metricCatalogue.retire({ name: 'Ada', isStaff: true }, 'reddit'));
  const newest = await database.unitOfWork(() => metricBoard.newest());
  const of = (key: string) => newest.find(({ metric }) => metric.key === key);
  assert.equal(
    newest.slice(0, 3).map(({ metric }) => metric.key),
    ['discord', 'twitter', 'reddit'],
    'in the order of the catalogue',
  );
  assert.ok(of('reddit')?.metric.retiredAt);
  assert.equal([of('discord')?.sample?.value, of('discord')?.count], [5910n, null]);
  assert.is(of('discord')?.missing, 'it was not sampled in this week');
  assert.equal([of('users')?.sample, of('users')?.count?.value, of('users')?.missing], [null, 1, null]);
  assert.equal(
    [of('first_response')?.count, of('first_response')?.missing],
    [null, 'no ticket of this week was answered'],
  );
  assert.equal([of('twitter')?.sample, of('twitter')?.count, of('twitter')?.missing], [null, null, null]);
});

test.run();

import * as assert from 'uvu/assert';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { weekWindow } from '../../metrics/week-window.ts';
import { weeksUntil } from '../../metrics/weeks-until.ts';

const test = suite<TestDomain>('the metric MRR');
const { timeZone } = GLIMCAP_SETTINGS;
const NOW = '2026-03-11T12:00:00Z';
const WEEK = weekWindow(new Date(NOW), timeZone);

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set(NOW);
  await emptyTables(database.pool, 'subscription_event', 'metric_sample');
  await database.pool.query(`update metric set currency = 'USD' where key = 'mrr'`);
});
test.after((context) => context.close());

function subscribe({ database, subscriptions }: TestDomain, at: string) {
  return database.unitOfWork(() =>
    subscriptions.record({
      source: 'stripe',
      eventId: `evt_${at}`,
      subscription: 'sub_1',
      customer: 'cus_1',
      effectiveAt: new Date(at),
      status: 'active',
      plan: { minor: 2500n, currency: 'USD', interval: 'month' },
    }),
  );
}

const read = ({ database, metrics, metricCatalogue }: TestDomain) =>
  database.unitOfWork(async () => metrics.read(await metricCatalogue.get('mrr'), WEEK));

test('it comes from the events, with what was asked for', async (context) => {
  await subscribe(context, '2026-03-05T12:00:00Z');
  const { value, provenance } = await read(context);
  assert.equal(value, { minor: 2500n, currency: 'USD' });
  assert.is(provenance.source, 'database');
  assert.is(provenance.query, 'mrr.listBefore 2026-03-09T04:00:00.000Z');
  const all = await context.database.unitOfWork(() => context.metrics.readAll(WEEK));
  assert.ok(all.some(({ metric }) => metric.key === 'mrr'));
});

test('before the first event it is recorded by hand, and a record by hand comes first', async (context) => {
  const { database, metrics } = context;
  await subscribe(context, '2026-03-09T04:00:00Z');
  assert.equal((await read(context)).provenance, { note: 'nobody recorded it for this week' });
  const takenAt = new Date('2026-03-08T20:00:00Z');
  await database.unitOfWork(() => metrics.record({ key: 'mrr', value: 816000, takenAt, source: 'hand' }));
  assert.equal((await read(context)).value, { minor: 816000n, currency: 'USD' });
});

test('a history knows it week by week', async (context) => {
  const { database, metrics, metricCatalogue } = context;
  await subscribe(context, '2026-02-25T12:00:00Z');
  const windows = weeksUntil(WEEK, 3, timeZone);
  const [series] = await database.unitOfWork(async () => metrics.history([await metricCatalogue.get('mrr')], windows));
  const dollars = { minor: 2500n, currency: 'USD' };
  assert.equal(series?.values, [null, dollars, dollars]);
});

test('a catalogue in another currency gets no figure', async (context) => {
  await subscribe(context, '2026-03-05T12:00:00Z');
  await context.database.pool.query(`update metric set currency = 'EUR' where key = 'mrr'`);
  const { value, provenance } = await read(context);
  assert.equal([value, provenance.note], [null, 'it is counted in USD, and the catalogue has it in EUR']);
});

test.run();

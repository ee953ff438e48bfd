import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { MetricEdits, NewMetric } from './catalogue.ts';

const test = suite<TestDomain>('metric catalogue');
const ADA = { name: 'Ada', isStaff: true };
const MIA = { name: 'Mia', isStaff: false };
const PODCAST: NewMetric = {
  key: 'podcast',
  label: 'Podcast',
  unit: 'count',
  currency: null,
  definition: 'Subscribers of the podcast.',
  source: 'hand',
  cadence: 'weekly',
  measure: 'gauge',
  good: 'up',
  section: 'metrics',
};

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2026-03-11T12:00:00Z');
  await emptyTables(database.pool, 'metric_sample', 'metric_change');
  await database.pool.query(`delete from metric where key in ('podcast', 'tips')`);
});
test.after((context) => context.close());

function add({ database, metricCatalogue }: TestDomain, edits: Partial<NewMetric> = {}) {
  return database.unitOfWork(() => metricCatalogue.add(ADA, { ...PODCAST, ...edits }));
}

function edit({ database, metricCatalogue }: TestDomain, key: string, edits: MetricEdits) {
  return database.unitOfWork(() => metricCatalogue.edit(ADA, key, edits));
}

async function keys({ database, metricCatalogue }: TestDomain): Promise<string[]> {
  return (await database.unitOfWork(() => metricCatalogue.listActive())).map(({ key }) => key);
}

test('an installation starts with the metrics of the Glimcap, in the order in which it prints them', async (context) => {
  const first = (await keys(context)).slice(0, 8);
  const printed = 'discord twitter reddit instagram facebook users mrr support_tickets';
  assert.is(first.join(' '), printed);
});

test('a metric is added behind all others, and kept with who added it', async (context) => {
  await add(context);
  assert.is((await keys(context)).at(-1), 'podcast');
  const [change] = await context.database.unitOfWork(() => context.metricCatalogue.listChanges('podcast'));
  assert.equal([change?.kind, change?.changedBy, change?.before], ['added', 'Ada', null]);
  assert.is((await refusal(() => add(context))).code, 'metric_exists');
});

test('two who add the same metric at once add it once', async (context) => {
  const outcomes = await Promise.allSettled([add(context), add(context), add(context)]);
  assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('an edit is kept with what was before, and the same again is not', async (context) => {
  await add(context);
  context.clock.advance({ minutes: 1 });
  await edit(context, 'podcast', { label: 'Our Podcast', position: 5 });
  await edit(context, 'podcast', { label: 'Our Podcast' });
  assert.is((await keys(context))[0], 'podcast');
  const changes = await context.database.unitOfWork(() => context.metricCatalogue.listChanges('podcast'));
  assert.equal(
    changes.map(({ kind, before, after }) => [kind, before?.label, after.label]),
    [
      ['edited', 'Podcast', 'Our Podcast'],
      ['added', undefined, 'Podcast'],
    ],
  );
});

test('a retired metric leaves the list and comes back with its samples', async (context) => {
  const { database, metricCatalogue, metrics } = context;
  await add(context);
  await database.unitOfWork(() => metrics.recordByHand(ADA, { key: 'podcast', value: 7 }));
  await database.unitOfWork(() => metricCatalogue.retire(ADA, 'podcast'));
  assert.not.ok((await keys(context)).includes('podcast'));
  const byHand = () => database.unitOfWork(() => metrics.recordByHand(ADA, { key: 'podcast', value: 8 }));
  assert.is((await refusal(byHand)).code, 'metric_retired');
  await database.unitOfWork(() => metricCatalogue.restore(ADA, 'podcast'));
  assert.ok((await keys(context)).includes('podcast'));
  assert.ok(await database.unitOfWork(() => metrics.lastTakenAt('podcast')));
});

test('the unit of a metric is final once it has samples, whoever asks', async (context) => {
  const { database, metrics } = context;
  await add(context, { key: 'tips' });
  await edit(context, 'tips', { unit: 'money', currency: 'EUR' });
  await database.unitOfWork(() => metrics.record({ key: 'tips', value: 500, source: 'hand' }));
  assert.is((await refusal(() => edit(context, 'tips', { currency: 'USD' }))).code, 'metric_unit_fixed');
  for (const sql of [
    `update metric set currency = 'USD' where key = 'tips'`,
    `update metric set key = 'tip' where key = 'tips'`,
    `delete from metric where key = 'tips'`,
    'update metric_change set changed_by = null',
  ]) {
    try {
      await database.pool.query(sql);
      assert.unreachable(sql);
    } catch (error) {
      assert.match(String(error), /is final|violates foreign key/);
    }
  }
});

test('a unit that changes while the first sample arrives never ends with a sample in the other unit', async (context) => {
  const { database, metrics } = context;
  for (let round = 0; round < 5; round += 1) {
    await emptyTables(database.pool, 'metric_sample');
    await database.pool.query(`delete from metric where key = 'tips'`);
    await add(context, { key: 'tips' });
    await Promise.allSettled([
      edit(context, 'tips', { unit: 'money', currency: 'EUR' }),
      database.unitOfWork(() => metrics.record({ key: 'tips', value: 500, source: 'hand' })),
    ]);
    const { rows } = await database.pool.query(
      'select metric.currency as unit, sample.currency as sampled from metric join metric_sample sample using (key)',
    );
    assert.is(rows.length, 1);
    assert.is(rows[0].unit, rows[0].sampled);
  }
});

test('what makes no sense is refused with the name of its field', async (context) => {
  const wrong: [Partial<NewMetric>, RegExp][] = [
    [{ key: 'Podcast!' }, /^The key of a metric takes lower-case letters/],
    [{ label: ' ' }, /^The label of a metric takes one line/],
    [{ label: 'two\nlines' }, /^The label/],
    [{ definition: 'x'.repeat(301) }, /^The definition of a metric takes one sentence of up to 300/],
    [{ source: 'A source' }, /^The source/],
    [{ position: 1.5 }, /^The position/],
    [{ unit: 'money' }, /^The currency of a metric takes a code/],
    [{ unit: 'money', currency: 'XXL' }, /^The currency/],
    [{ currency: 'USD' }, /^The currency of a metric goes with the unit money only/],
    [{ good: 'sideways' as 'up' }, /^The good of a metric takes up, down or neutral/],
  ];
  for (const [edits, sentence] of wrong) {
    const { code, message } = await refusal(() => add(context, edits));
    assert.is(code, 'metric_field_invalid');
    assert.match(message, sentence);
  }
});

test('who is not staff changes nothing', async ({ database, metricCatalogue, metrics }) => {
  const refused: (() => Promise<unknown>)[] = [
    () => metricCatalogue.add(MIA, PODCAST),
    () => metricCatalogue.edit(MIA, 'discord', { label: 'x' }),
    () => metricCatalogue.retire(MIA, 'discord'),
    () => metricCatalogue.restore(MIA, 'discord'),
    () => metrics.recordByHand(MIA, { key: 'discord', value: 1 }),
    () => metrics.correct(MIA, '01990000-0000-7000-8000-000000000000', { value: 1 }),
  ];
  for (const attempt of refused) {
    assert.is((await refusal(() => database.unitOfWork(attempt))).code, 'staff_only');
  }
});

test.run();

import * as assert from 'uvu/assert';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { createUser } from '../../../tests/support/factories.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { weekWindow } from './week-window.ts';
import { weeksUntil } from './weeks-until.ts';

const test = suite<TestDomain>('metric readings');
const ADA = { name: 'Ada', isStaff: true };
const SUNDAY = '2026-03-08T20:00:00Z';
const WEEK = weekWindow(new Date('2026-03-11T12:00:00Z'), GLIMCAP_SETTINGS.timeZone);

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2026-03-11T12:00:00Z');
  await emptyTables(database.pool, 'metric_sample', 'metric_failure', '"user"');
});
test.after((context) => context.close());

function record({ database, metrics }: TestDomain, key: string, value: number, takenAt = SUNDAY) {
  return database.unitOfWork(() => metrics.record({ key, value, source: 'x', takenAt: new Date(takenAt) }));
}

function correct({ database, metrics }: TestDomain, sampleId: string, value: number) {
  return database.unitOfWork(() => metrics.correct(ADA, sampleId, { value, note: 'read again' }));
}

async function readAll({ database, metrics }: TestDomain) {
  const readings = await database.unitOfWork(() => metrics.readAll(WEEK));
  return new Map(readings.map((reading) => [reading.metric.key, reading]));
}

test('what nothing here ever counted is left out, what failed or stopped is a gap with its reason', async (context) => {
  const { clock, database, metrics } = context;
  await record(context, 'reddit', 580, '2026-02-01T20:00:00Z');
  clock.set('2026-03-07T12:00:00Z');
  await database.unitOfWork(() => metrics.failed('youtube', 'YouTube answers 403'));
  clock.set('2026-03-11T12:00:00Z');
  const readings = await readAll(context);
  assert.is(readings.has('tiktok'), false);
  assert.is(readings.get('reddit')?.provenance.note, 'it was not sampled in this week');
  assert.is(readings.get('youtube')?.provenance.note, 'could not be counted on 2026-03-07: YouTube answers 403');
});

test('what was first counted after the week does not belong to it', async (context) => {
  await record(context, 'tiktok', 10, '2026-03-10T12:00:00Z');
  assert.is((await readAll(context)).has('tiktok'), false);
});

test('a value is in the unit of its metric', async (context) => {
  await record(context, 'first_response', 4320);
  assert.equal((await readAll(context)).get('first_response')?.value, { seconds: 4320 });
});

test('any earlier sample can be corrected, and the correction again', async (context) => {
  const old = await record(context, 'reddit', 58, '2026-03-03T20:00:00Z');
  await record(context, 'reddit', 590);
  const first = await correct(context, old.id, 580);
  assert.equal([first.takenAt, first.supersedesId, first.author, first.source], [old.takenAt, old.id, 'Ada', 'hand']);
  assert.is((await readAll(context)).get('reddit')?.value, 590, 'the later sample still is the week’s');

  const twice = await refusal(() => correct(context, old.id, 581));
  assert.is(twice.code, 'metric_sample_corrected');
  await correct(context, first.id, 581);
  const { database, metrics } = context;
  const listed = await database.unitOfWork(() => metrics.listSamples('reddit', WEEK));
  assert.equal(
    listed.map(({ sample, correctedById }) => [Number(sample.value), correctedById !== null]),
    [
      [590, false],
      [581, false],
      [580, true],
      [58, true],
    ],
  );
});

test('two who correct one sample at once correct it once', async (context) => {
  const { id } = await record(context, 'reddit', 58);
  const outcomes = await Promise.allSettled([1, 2, 3].map((value) => correct(context, id, value)));
  assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('a figure is described with its sample and all that it corrects, the latest first', async (context) => {
  const { database, metrics } = context;
  const wrong = await record(context, 'reddit', 5);
  const better = await correct(context, wrong.id, 58);
  const right = await correct(context, better.id, 580);
  const figure = await database.unitOfWork(() => metrics.describeFigure('reddit', WEEK));
  assert.is(figure.value, 580);
  assert.is(figure.sample?.id, right.id);
  assert.is(figure.provenance.note, 'read again; recorded by Ada');
  assert.equal(
    figure.corrected.map(({ id, author }) => [id, author ?? null]),
    [
      [better.id, 'Ada'],
      [wrong.id, null],
    ],
  );
  const unsampled = await database.unitOfWork(() => metrics.describeFigure('tiktok', WEEK));
  assert.equal([unsampled.value, unsampled.sample, unsampled.corrected], [null, null, []]);
});

test('a history has a value for each week, a gap where none was taken, and the database’s own counts', async (context) => {
  const { accounts, clock, database, metricCatalogue, metrics } = context;
  await record(context, 'reddit', 570, '2026-02-22T20:00:00Z');
  await record(context, 'reddit', 580);
  clock.set('2026-02-25T12:00:00Z');
  await database.unitOfWork(() => createUser({ accounts }));
  clock.set('2026-03-11T12:00:00Z');
  const history = await database.unitOfWork(async () => {
    const chosen = [await metricCatalogue.get('users'), await metricCatalogue.get('reddit')];
    return metrics.history(chosen, weeksUntil(WEEK, 3, GLIMCAP_SETTINGS.timeZone));
  });
  assert.equal(
    history.map(({ metric, values }) => [metric.key, values]),
    [
      ['users', [null, 1, 1]],
      ['reddit', [570, null, 580]],
    ],
  );
});

test('a sample by hand carries the name of who took it', async ({ database, metrics }) => {
  const sample = await database.unitOfWork(() => metrics.recordByHand(ADA, { key: 'mrr', value: 816000 }));
  assert.equal([sample.source, sample.author, sample.currency], ['hand', 'Ada', 'USD']);
});

test.run();

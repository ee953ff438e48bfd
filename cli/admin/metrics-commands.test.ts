import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openTestAdmin, type TestAdmin } from '../../tests/support/admin.ts';
import { PART_12_JSON, part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestAdmin>('admin: metrics');

test.before(async (context) => {
  Object.assign(context, await openTestAdmin());
});
test.after((context) => context.close());

test('a sample is recorded, and a second one for that moment corrects it', async ({ admin }) => {
  const at = ['--at', '2021-04-25T20:00:00-04:00'];
  const first = await admin('record-metric', 'mrr', '81600', ...at);
  assert.is(first.status, 0, first.err);
  const wrong = JSON.parse(first.out);
  assert.equal(wrong.value, { minor: 81600, currency: 'USD' });
  assert.is(wrong.shownAs, '$816');
  assert.is(wrong.takenAt, '2021-04-26T00:00:00.000Z');

  const second = await admin('record-metric', 'mrr', '816000', ...at, '--note', 'a 0 too few');
  assert.is(JSON.parse(second.out).corrects, wrong.id);
});

test('what cannot be recorded is said in a sentence', async ({ admin }) => {
  const unknown = await admin('record-metric', 'myspace', '1');
  assert.equal([unknown.status, unknown.out], [1, '']);
  assert.match(unknown.err, 'There is no metric called myspace. Known are: discord');

  const decimal = await admin('record-metric', 'mrr', '8160.00');
  assert.is(decimal.status, 2);
  assert.match(decimal.err, 'VALUE is a whole number such as 5936, not "8160.00" (money is given in minor units');
  assert.match(decimal.err, 'usage: admin record-metric');

  const day = await admin('record-metric', 'twitter', '1', '--at', '2021-04-25');
  assert.is(day.status, 2);
  assert.match(day.err, '--at is a time with its offset');
});

test('a metric is added, edited, retired and restored, and its history says who did what', async ({ admin }) => {
  const added = await admin('metric', 'add', 'podcast', '--label', 'Podcast', '--definition', 'Its subscribers.');
  assert.is(added.status, 0, added.err);
  assert.is(JSON.parse(added.out).unit, 'count');
  await admin('metric', 'edit', 'podcast', '--unit', 'money', '--currency', 'eur', '--position', '5', '--by', 'Ada');
  await admin('record-metric', 'podcast', '500', '--author', 'Ada');
  const fixed = await admin('metric', 'edit', 'podcast', '--currency', 'USD');
  assert.equal([fixed.status, fixed.out], [1, '']);
  assert.match(fixed.err, 'Podcast has samples, so its unit cannot change');
  assert.ok(JSON.parse((await admin('metric', 'retire', 'podcast')).out).retiredAt);
  assert.is(JSON.parse((await admin('metric', 'restore', 'podcast')).out).retiredAt, null);

  const { samples, changes } = JSON.parse((await admin('metric', 'history', 'podcast')).out);
  assert.equal([samples[0].shownAs, samples[0].author, samples[0].correctedBy], ['€5', 'Ada', null]);
  const said = changes.map(({ kind, changedBy }: { kind: string; changedBy: string }) => `${kind} by ${changedBy}`);
  assert.equal(said, ['restored by operator', 'retired by operator', 'edited by Ada', 'added by operator']);
  const [first] = JSON.parse((await admin('metric', 'list')).out);
  assert.equal([first.key, first.last.shownAs], ['podcast', '€5']);

  const wrong = await admin('metric', 'edit', 'podcast', '--good', 'sideways');
  assert.match(wrong.err, 'The good of a metric is up, down or neutral, not "sideways".');
});

test('a figures file is taken over once, its contradiction named', async ({ admin }) => {
  const first = await admin('import-figures', PART_12_JSON);
  assert.is(first.status, 0, first.err);
  const { isNew, number, weekStart, weekEnd, contradictions } = JSON.parse(first.out);
  assert.equal([isNew, number, weekStart, weekEnd], [true, 12, '2021-04-19', '2021-04-25']);
  assert.equal(contradictions, [
    'finance.printed.remainingCredits: printed as $1,388.96, but its rows give $1,289.96 ($99.00 too high)',
  ]);
  assert.is(JSON.parse((await admin('import-figures', PART_12_JSON)).out).isNew, false);
});

test('the money of a period is recorded; what is left out is missing, not 0', async ({ admin }) => {
  const args = ['2021-05-01', '2021-05-02', '--gross', '90000', '--payouts', '20000', '--fees', '0', '--infra', '5000'];
  const { status, out, err } = await admin('record-finance', ...args, '--refunds', '0');
  assert.is(status, 0, err);
  const { title, lines } = JSON.parse(out);
  assert.is(title, 'Partial Glimesh Budget', 'as the imported period was titled');
  assert.equal(lines.revenue, { minor: 70000, currency: 'USD' });
  assert.equal([lines.bandwidth, lines.expenses], [null, null]);

  const backwards = await admin('record-finance', '2021-05-02', '2021-05-01');
  assert.equal([backwards.status, backwards.err.split('\n')[0]], [2, 'FROM must not be after TO']);
  const decimal = await admin('record-finance', '2021-05-01', '2021-05-02', '--gross', '900.00');
  assert.match(decimal.err, '--gross is an amount in minor units');
});

test('a file with a fault is refused with a line for each', async ({ admin, dataDir }) => {
  const file = join(dataDir, 'wrong.json');
  writeFileSync(file, part12With({ number: 0, 'metrics.0.current': -1 }));
  const { status, err } = await admin('import-figures', file);
  assert.is(status, 1);
  assert.match(
    err,
    `${file}: number: must be 1 or more, not 0\n${file}: metrics[0].current: must be 0 or more, not -1`,
  );
  assert.match((await admin('import-figures', `${file}x`)).err, 'there is no such file');
});

test.run();

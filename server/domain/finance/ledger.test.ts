import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { LedgerKind } from './ledger-kind.ts';
import type { NewLedgerEntry } from './new-ledger-entry.ts';

const test = suite<TestDomain>('ledger');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(
    database.pool,
    'ledger_entry',
    'ledger_coverage',
    'finance_entry',
    'glimcap_report',
    'glimcap_post',
  );
});
test.after((context) => context.close());

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

function entry(kind: LedgerKind, minor: bigint, edits: Partial<NewLedgerEntry> = {}): NewLedgerEntry {
  const occurredAt = new Date('2021-04-10T12:00:00Z');
  return { kind, amount: usd(minor), occurredAt, source: 'hand', reference: 'one', ...edits };
}

function record({ database, ledger }: TestDomain, ...entries: NewLedgerEntry[]) {
  return database.unitOfWork(() => ledger.record(entries));
}

function statement({ database, finances }: TestDomain, lastDay = '2021-04-25') {
  return database.unitOfWork(() => finances.statement(lastDay));
}

async function soFar(context: TestDomain, lastDay?: string) {
  const { figures } = (await statement(context, lastDay)).ledger;
  return { gross: figures.gross.soFar, infra: figures.infra.soFar, credits: figures.credits.soFar };
}

test('the same entry again is a no-op, also in one batch', async (context) => {
  const charge = entry('charge', 500n);
  assert.equal(await record(context, charge, charge), { recorded: 1, unchanged: 1 });
  assert.equal(await record(context, charge), { recorded: 0, unchanged: 1 });
  assert.is((await soFar(context)).gross, 500n);
});

test('another amount under the same reference is a conflict that names both, and nothing of the batch is entered', async (context) => {
  await record(context, entry('charge', 500n));
  const refused = await refusal(() =>
    record(context, entry('charge', 700n, { reference: 'two' }), entry('charge', 600n)),
  );
  assert.is(refused.code, 'ledger_entry_differs');
  assert.match(refused.message, 'The charge "one" from hand is in the ledger already, with $5.00, not with $6.00');
  assert.is((await soFar(context)).gross, 500n);

  const moved = entry('charge', 500n, { occurredAt: new Date('2021-04-11T12:00:00Z') });
  assert.match(
    (await refusal(() => record(context, moved))).message,
    'at 2021-04-10T12:00:00.000Z, not at 2021-04-11T',
  );
});

test('a reference is unique within its source and kind only', async (context) => {
  const others = [entry('charge', 1n), entry('refund', 2n), entry('charge', 4n, { source: 'stripe' })];
  assert.equal(await record(context, ...others), { recorded: 3, unchanged: 0 });
  assert.is((await soFar(context)).gross, 5n);
});

test('an entry joins the transaction of its caller and goes with it', async (context) => {
  const { database, ledger } = context;
  const work = database.unitOfWork(() =>
    database.orm.em.transactional(async () => {
      await ledger.record([entry('charge', 500n)]);
      throw new Error('the caller fails afterwards');
    }),
  );
  await work.catch(() => undefined);
  const { rowCount } = await database.pool.query('select 1 from ledger_entry');
  assert.is(rowCount, 0);
});

test('eight who enter the same entries at once enter them once', async (context) => {
  const entries = Array.from({ length: 20 }, (_, index) => entry('charge', 100n, { reference: `ch_${index}` }));
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, turn) =>
      record(context, ...(turn % 2 ? entries : entries.toReversed())).catch(String),
    ),
  );
  assert.is((await soFar(context)).gross, 2000n, JSON.stringify(outcomes));
});

test('a correction stands in for what was wrong, is told apart from a repetition, and 0 withdraws', async (context) => {
  const { database, ledger } = context;
  await record(context, entry('charge', 500n));
  const key = { source: 'hand', kind: 'charge', reference: 'one' } as const;
  const correct = (minor: bigint) =>
    database.unitOfWork(() => ledger.correct(key, { amount: usd(minor), note: 'a typo', author: 'Ada' }));
  assert.is((await correct(550n)).recorded, 1);
  assert.is((await correct(550n)).recorded, 0);
  assert.is((await soFar(context)).gross, 550n);
  assert.equal(
    await record(context, entry('charge', 500n)),
    { recorded: 0, unchanged: 1 },
    'the file it came from again',
  );
  assert.is((await soFar(context)).gross, 550n);
  await correct(0n);
  assert.is((await soFar(context)).gross, 0n);

  const { rows } = await database.pool.query('select minor, author from ledger_entry order by revision');
  assert.equal(rows, [
    { minor: '500', author: null },
    { minor: '550', author: 'Ada' },
    { minor: '0', author: 'Ada' },
  ]);
  const none = { ...key, reference: 'none' };
  const refused = await refusal(() =>
    database.unitOfWork(() => ledger.correct(none, { amount: usd(1n), note: 'x', author: 'Ada' })),
  );
  assert.is(refused.code, 'ledger_entry_not_found');
});

test('a correction may move an entry to another month', async (context) => {
  const { database, ledger } = context;
  await record(context, entry('charge', 500n));
  const occurredAt = new Date('2021-05-01T12:00:00Z');
  const key = { source: 'hand', kind: 'charge', reference: 'one' } as const;
  await database.unitOfWork(() => ledger.correct(key, { amount: usd(500n), occurredAt, note: 'late', author: 'Ada' }));
  assert.is((await soFar(context)).gross, 0n);
  assert.is((await soFar(context, '2021-05-02')).gross, 500n);
});

test('the database refuses to change or delete an entry or a coverage', async (context) => {
  const { database, ledger } = context;
  await record(context, entry('charge', 500n));
  const days = { from: '2021-04-01', through: '2021-04-25' };
  await database.unitOfWork(() => ledger.cover({ source: 'hand', kinds: ['charge'], ...days }));
  for (const sql of [
    'update ledger_entry set minor = 1',
    'delete from ledger_entry',
    `update ledger_coverage set covered_through = '2021-05-01'`,
    'delete from ledger_coverage',
  ]) {
    const error = await database.pool.query(sql).catch((reason) => reason);
    assert.match(String(error), 'is final: a row of it is never changed or deleted', sql);
  }
});

test('what is no entry is refused in a sentence', async (context) => {
  const cases: [string, Partial<NewLedgerEntry>][] = [
    ['ledger_kind_unknown', { kind: 'tip' as LedgerKind }],
    ['ledger_amount_invalid', { amount: usd(-1n) }],
    ['ledger_amount_invalid', { amount: usd(0n) }],
    ['ledger_amount_invalid', { amount: usd(10n ** 15n + 1n) }],
    ['ledger_currency_unknown', { amount: { minor: 1n, currency: 'usd' } }],
    ['ledger_time_invalid', { occurredAt: new Date(Number.NaN) }],
    ['ledger_time_invalid', { occurredAt: new Date('1999-12-31T00:00:00Z') }],
    ['ledger_time_invalid', { occurredAt: new Date('2021-05-07T00:00:00Z') }],
    ['ledger_source_invalid', { source: 'Stripe' }],
    ['ledger_text_invalid', { reference: ' ' }],
    ['ledger_text_invalid', { reference: 'x'.repeat(201) }],
    ['ledger_text_invalid', { note: 'two\nlines' }],
  ];
  for (const [code, edits] of cases) {
    const refused = await refusal(() => record(context, entry('charge', 500n, edits)));
    assert.equal(
      [refused.kind, refused.code],
      ['invalid', code],
      JSON.stringify(edits, (_, each) => String(each)),
    );
  }
  assert.is((await record(context, entry('adjustment', -500n))).recorded, 1, 'an adjustment is signed');
});

test('months are cut at local midnight, whatever UTC says', async (context) => {
  await record(
    context,
    entry('charge', 1n, { reference: 'last of March', occurredAt: new Date('2021-04-01T03:59:59.999Z') }),
    entry('charge', 10n, { reference: 'first of April', occurredAt: new Date('2021-04-01T04:00:00Z') }),
    entry('charge', 100n, { reference: 'last of April', occurredAt: new Date('2021-05-01T03:59:59.999Z') }),
    entry('charge', 1000n, { reference: 'first of May', occurredAt: new Date('2021-05-01T04:00:00Z') }),
  );
  const months = await Promise.all(['2021-03-31', '2021-04-30', '2021-05-31'].map((day) => soFar(context, day)));
  assert.equal(
    months.map(({ gross }) => gross),
    [1n, 110n, 1000n],
  );
});

test('of a running total a statement takes the last one before its own end', async (context) => {
  const { database, ledger } = context;
  const total = (minor: bigint, at: string) =>
    entry('infrastructure', minor, { source: 'digitalocean', reference: '2021-04 Droplets', occurredAt: new Date(at) });
  const totals = [
    total(100n, '2021-04-24T22:00:00Z'),
    total(130n, '2021-04-25T22:00:00Z'),
    total(140n, '2021-04-26T22:00:00Z'),
    total(190n, '2021-05-01T03:59:59Z'),
  ];
  for (const each of [totals[2]!, totals[0]!, totals[3]!, totals[1]!, totals[0]!])
    await database.unitOfWork(() => ledger.recordTotals([each]));
  const days = await Promise.all(
    ['2021-04-24', '2021-04-25', '2021-04-30', '2021-05-31'].map((day) => soFar(context, day)),
  );
  assert.equal(
    days.map(({ infra }) => infra),
    [100n, 130n, 190n, 0n],
  );

  await database.unitOfWork(() => ledger.recordTotals([total(135n, '2021-04-25T22:00:00Z')]));
  assert.is((await soFar(context)).infra, 135n, 'said otherwise for the same moment');
  await record(context, entry('infrastructure', 5n, { source: 'digitalocean' }));
  const one = entry('infrastructure', 6n, { source: 'digitalocean' });
  assert.is((await refusal(() => database.unitOfWork(() => ledger.recordTotals([one])))).code, 'ledger_not_running');
});

test.run();

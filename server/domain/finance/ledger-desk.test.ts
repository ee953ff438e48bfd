import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { PlatformRole } from '../accounts/user.entity.ts';
import { dayWindow } from '../metrics/week-window.ts';
import type { LedgerKind } from './ledger-kind.ts';
import { lastKnownDay } from './month-to-date.ts';

const test = suite<TestDomain>('ledger desk');
const ADA = { name: 'Ada', roles: ['core'] as PlatformRole[] };
const SAM = { name: 'Sam', roles: ['support', 'moderator'] as PlatformRole[] };
const ENTRY = {
  kind: 'service',
  amount: { minor: 4200n, currency: 'USD' },
  at: '2021-04-10',
  reference: 'DNS',
} as const;

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'ledger_entry', 'ledger_coverage');
});
test.after((context) => context.close());

function list({ database, ledger }: TestDomain, withHistory = false) {
  const days = dayWindow('2021-04-01', '2021-05-05', 'America/New_York');
  return database.unitOfWork(() => ledger.list({ ...days, limit: 10, withHistory }));
}

test('the core team enters, corrects and withdraws under its name, and what was wrong stays', async (context) => {
  const { database, ledgerDesk } = context;
  assert.is((await database.unitOfWork(() => ledgerDesk.add(ADA, ENTRY))).recorded, 1);
  assert.is((await database.unitOfWork(() => ledgerDesk.add(ADA, ENTRY))).recorded, 0, 'the same again');
  const [entry] = await list(context);
  assert.equal(
    [entry!.source, entry!.author, entry!.occurredAt.toISOString()],
    ['hand', 'Ada', '2021-04-10T04:00:00.000Z'],
  );

  const correction = { amount: { minor: 2400n, currency: 'USD' }, note: 'digits swapped' };
  await database.unitOfWork(() => ledgerDesk.correct(ADA, entry!.id, correction));
  const stale = await refusal(() =>
    database.unitOfWork(() =>
      ledgerDesk.correct(ADA, entry!.id, { ...correction, amount: { minor: 1n, currency: 'USD' } }),
    ),
  );
  assert.is(stale.code, 'ledger_entry_corrected');
  const [corrected] = await list(context);
  await database.unitOfWork(() =>
    ledgerDesk.correct(ADA, corrected!.id, {
      amount: { minor: 0n, currency: 'USD' },
      note: 'not ours',
      at: '2021-04-11',
    }),
  );
  assert.equal(await list(context), []);
  assert.equal(
    (await list(context, true)).map(({ minor, note }) => [minor, note]),
    [
      [0n, 'not ours'],
      [2400n, 'digits swapped'],
      [4200n, null],
    ],
  );
});

test('nobody else does', async (context) => {
  const { database, ledger, ledgerDesk } = context;
  await database.unitOfWork(() => ledgerDesk.add(ADA, ENTRY));
  const [entry] = await list(context);
  const days = { kinds: ['charge'] as LedgerKind[], from: '2021-04-01', through: '2021-04-02' };
  const tries = [
    () => ledgerDesk.add(SAM, { ...ENTRY, reference: 'other' }),
    () => ledgerDesk.correct(SAM, entry!.id, { amount: ENTRY.amount, note: 'x' }),
    () => ledgerDesk.cover(SAM, days),
    () => ledgerDesk.foresee(SAM, []),
    () => ledgerDesk.import(SAM, []),
  ];
  for (const attempt of tries)
    assert.is((await refusal(() => database.unitOfWork<unknown>(attempt))).code, 'core_only');
  assert.is((await list(context, true)).length, 1);
  assert.equal(await database.unitOfWork(() => ledger.listCoverage({ from: '2021-04-01', to: '2021-04-30' })), []);
});

test('days are covered up to today, and never beyond', async (context) => {
  const { database, ledger, ledgerDesk } = context;
  const cover = (from: string, through: string, kinds: LedgerKind[] = ['charge']) =>
    database.unitOfWork(() => ledgerDesk.cover(ADA, { kinds, from, through }));
  await cover('2021-04-01', '2021-05-05');
  for (const [from, through] of [
    ['2021-05-01', '2021-05-06'],
    ['2021-04-31', '2021-05-01'],
    ['2021-04-03', '2021-04-02'],
    ['x', 'y'],
  ])
    assert.is((await refusal(() => cover(from!, through!))).code, 'ledger_coverage_invalid', `${from} ${through}`);
  assert.is((await refusal(() => cover('2021-04-01', '2021-04-02', []))).code, 'ledger_coverage_invalid');
  const [said] = await database.unitOfWork(() => ledger.listCoverage({ from: '2021-04-01', to: '2021-04-30' }));
  assert.equal([said!.kinds, said!.author, said!.source], [['charge'], 'Ada', 'hand']);
});

test('what was said of days by hand is taken back, and may be said again', async (context) => {
  const { database, ledger, ledgerDesk } = context;
  const days = { kinds: ['charge'] as LedgerKind[], from: '2021-04-01', through: '2021-04-30' };
  const list = () => database.unitOfWork(() => ledger.listCoverage({ from: '2021-04-01', to: '2021-04-30' }));
  const isCovered = () => database.unitOfWork(() => ledger.isCovered({ source: 'hand', ...days }));
  await database.unitOfWork(() => ledgerDesk.cover(ADA, days));
  const [said] = await list();
  assert.is((await refusal(() => database.unitOfWork(() => ledgerDesk.uncover(SAM, said!.id, 'x')))).code, 'core_only');
  await database.unitOfWork(() => ledgerDesk.uncover(ADA, said!.id, 'two invoices are missing'));
  await database.unitOfWork(() => ledgerDesk.uncover(ADA, said!.id, 'again'));
  assert.equal([await list(), await isCovered()], [[], false]);
  const { rows } = await database.pool.query('select note from ledger_coverage order by recorded_at, id');
  assert.equal(
    rows.map(({ note }) => note),
    [null, 'two invoices are missing'],
    'both stay',
  );

  context.clock.advance({ minutes: 1 });
  await database.unitOfWork(() => ledgerDesk.cover(ADA, days));
  assert.equal([(await list()).length, await isCovered()], [1, true]);

  await database.unitOfWork(() => ledger.cover({ ...days, source: 'stripe' }));
  const stripe = (await list()).find(({ source }) => source === 'stripe');
  const refused = await refusal(() => database.unitOfWork(() => ledgerDesk.uncover(ADA, stripe!.id, 'x')));
  assert.is(refused.code, 'ledger_coverage_not_by_hand');
});

test('a file is foreseen before it is taken: what is new, what stands already, what is in the way', async (context) => {
  const { database, ledgerDesk } = context;
  await database.unitOfWork(() => ledgerDesk.add(ADA, ENTRY));
  const line = (reference: string, minor: bigint) => ({
    kind: 'service' as const,
    amount: { minor, currency: 'USD' },
    occurredAt: new Date('2021-04-10T04:00:00Z'),
    source: 'hand',
    reference,
  });
  const file = [line('DNS', 4200n), line('Mail', 900n), line('Mail', 900n)];
  const { conflicts, recorded, unchanged } = await database.unitOfWork(() => ledgerDesk.foresee(ADA, file));
  assert.equal([recorded, unchanged, conflicts], [1, 2, []]);
  assert.equal(await database.unitOfWork(() => ledgerDesk.import(ADA, file)), { recorded, unchanged });

  const wrong = await database.unitOfWork(() => ledgerDesk.foresee(ADA, [line('New', 1n), line('DNS', 4300n)]));
  assert.equal(
    wrong.conflicts.map(({ index }) => index),
    [1],
  );
  assert.is((await list(context)).length, 2);
});

test('the last known day of a month is its own, or yesterday', async () => {
  assert.is(lastKnownDay('2021-02', '2021-05-05'), '2021-02-28');
  assert.is(lastKnownDay('2021-05', '2021-05-05'), '2021-05-04');
  assert.is(lastKnownDay('2021-05', '2021-05-01'), '2021-05-01');
  for (const month of ['2021-06', '2021-13', '1999-12', '2021-5', ''])
    assert.is((await refusal(async () => lastKnownDay(month, '2021-05-05'))).code, 'month_unknown', month);
});

test.run();

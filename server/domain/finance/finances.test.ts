import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parseFigures } from '../../../cli/figures-file.ts';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { part12With } from '../../../tests/support/part-12.ts';
import { runs } from '../../../tests/support/runs.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Figures } from '../glimcap/figures.ts';
import { dayWindow } from '../metrics/week-window.ts';
import { addDays, dayAt, startOfDay } from '../metrics/zoned-day.ts';
import { Finances } from './finances.ts';
import type { NewCoverage } from './ledger-cover.ts';
import { LEDGER_KINDS, type LedgerKind } from './ledger-kind.ts';
import { sumLedger } from './ledger-sums.ts';
import type { NewLedgerEntry } from './new-ledger-entry.ts';

const test = suite<TestDomain>('finances');
const APRIL = { from: '2021-04-01', through: '2021-04-25' };
const LAST_DAY = '2021-04-25';

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  context.clock.set('2021-05-05T12:00:00Z');
  await empty(context);
});
test.after((context) => context.close());

async function empty({ database }: TestDomain) {
  await emptyTables(
    database.pool,
    'ledger_entry',
    'ledger_coverage',
    'finance_entry',
    'glimcap_report',
    'glimcap_post',
  );
}

let count = 0;

function entry(kind: LedgerKind, minor: bigint, edits: Partial<NewLedgerEntry> = {}): NewLedgerEntry {
  const occurredAt = new Date('2021-04-10T12:00:00Z');
  return { kind, amount: { minor, currency: 'USD' }, occurredAt, source: 'hand', reference: `no ${++count}`, ...edits };
}

function record({ database, ledger }: TestDomain, ...entries: NewLedgerEntry[]) {
  return database.unitOfWork(() => ledger.record(entries));
}

function cover({ database, ledger }: TestDomain, edits: Partial<NewCoverage> = {}) {
  return database.unitOfWork(() => ledger.cover({ source: 'hand', kinds: LEDGER_KINDS, ...APRIL, ...edits }));
}

function statement({ database, finances }: TestDomain, lastDay = LAST_DAY) {
  return database.unitOfWork(() => finances.statement(lastDay));
}

async function findingsOf(context: TestDomain, lastDay?: string) {
  const { figures } = await statement(context, lastDay);
  return (figures.findings ?? []).map(({ kind, text }) => `${kind}: ${text}`);
}

function part12(): Figures {
  const parsed = parseFigures(part12With({}));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.figures;
}

test('without a word from anybody every figure is missing, not 0', async (context) => {
  const { figures } = await statement(context);
  assert.is(figures.inputs.gross, null);
  assert.is(figures.inputs.credits, null);
  assert.equal(figures.provenance.infra, { note: 'no figures were recorded for Apr 1st-25th' });
  assert.is(figures.inputs.tax, 0n, 'what most periods do not have is 0');
});

test('entries that nobody called whole are no figure, and say what they sum to so far', async (context) => {
  await record(context, entry('charge', 500n), entry('charge', 250n));
  const { figures, ledger } = await statement(context);
  assert.is(figures.inputs.gross, null);
  assert.equal(figures.provenance.gross, {
    note: 'nobody has said that the ledger is whole for Apr 1st-25th; its entries so far are $7.50',
  });
  assert.equal([ledger.figures.gross.soFar, ledger.figures.gross.count], [750n, 2]);
  await cover(context, { through: '2021-04-24' });
  assert.match(
    (await statement(context)).figures.provenance.gross?.note ?? '',
    'the ledger is whole through 2021-04-24 only',
  );
});

test('a covered period without entries is 0, and a figure says what it is the sum of', async (context) => {
  await record(context, entry('charge', 500n, { source: 'stripe' }), entry('charge', 250n));
  await cover(context);
  const { inputs, provenance } = (await statement(context)).figures;
  assert.equal([inputs.gross, inputs.payouts, inputs.credits], [750n, 0n, 0n]);
  assert.equal(provenance.gross, {
    source: 'hand, stripe',
    takenAt: '2021-05-05T12:00:00.000Z',
    query: 'sum of 2 ledger entries: charge from 2021-04-01T04:00:00.000Z to 2021-04-26T04:00:00.000Z',
  });
});

test('days add up, whoever covers them, unless one is left out', async (context) => {
  await cover(context, { kinds: ['charge'], from: '2021-03-20', through: '2021-04-09' });
  await cover(context, { kinds: ['charge'], source: 'stripe', from: '2021-04-11', through: '2021-05-01' });
  assert.is((await statement(context)).figures.inputs.gross, null);
  await cover(context, { kinds: ['charge', 'payout'], from: '2021-04-10', through: '2021-04-10' });
  const { inputs } = (await statement(context)).figures;
  assert.equal([inputs.gross, inputs.payouts], [0n, null]);
});

test('a running total counts on the day that it was read, not on those before', async (context) => {
  const { database, ledger } = context;
  const infra = { kind: 'infrastructure', source: 'digitalocean', reference: '2021-04 Droplets' } as const;
  await database.unitOfWork(() =>
    ledger.recordTotals([entry('infrastructure', 900n, { ...infra, occurredAt: new Date('2021-04-26T20:00:00Z') })]),
  );
  const kinds = ['infrastructure'] as const;
  await cover(context, { source: 'digitalocean', kinds, isRunning: true, through: '2021-04-26' });
  assert.is((await statement(context)).figures.inputs.infra, null, 'nobody read it on the 25th');
  assert.is((await statement(context, '2021-04-26')).figures.inputs.infra, 900n);
});

test('credits are carried over: what was granted before, less what was used before', async (context) => {
  const at = (day: string) => ({ occurredAt: new Date(`${day}T12:00:00Z`) });
  await record(
    context,
    entry('credit_granted', 500000n, at('2021-02-10')),
    entry('credit_used', 100000n, at('2021-02-28')),
    entry('credit_used', 87614n, at('2021-03-31')),
    entry('credit_granted', 1000n, at('2021-04-02')),
  );
  await cover(context);
  const { figures } = await statement(context);
  assert.is(figures.inputs.credits, null);
  assert.match(
    figures.provenance.credits?.note ?? '',
    'nobody has said how much of the credits was used from 2021-02-10 through 2021-03-31',
  );
  await cover(context, { kinds: ['credit_used'], from: '2021-02-01', through: '2021-03-31' });
  assert.is((await statement(context)).figures.inputs.credits, 500000n - 187614n + 1000n);
});

test('credits used otherwise than the identity says are named, once their entries are whole', async (context) => {
  await record(context, entry('credit_granted', 1000n), entry('infrastructure', 400n), entry('credit_used', 300n));
  await cover(context, { kinds: LEDGER_KINDS.filter((kind) => kind !== 'credit_used') });
  assert.equal(await findingsOf(context), [], 'they are used when the bill is due');
  await cover(context, { kinds: ['credit_used'] });
  assert.equal(await findingsOf(context), [
    'identity: $3.00 of Hosting credits were used, but the credits there were and the expenses make it $4.00.',
  ]);
  await record(context, entry('credit_used', 100n));
  assert.equal(await findingsOf(context), []);
});

test('more credits used than granted, a source against its own entries, and foreign money are named', async (context) => {
  await record(
    context,
    entry('credit_used', 700n, { occurredAt: new Date('2021-03-10T12:00:00Z') }),
    entry('infrastructure', 400n, { source: 'digitalocean' }),
    entry('charge', 100n),
    entry('charge', 900n, { amount: { minor: 900n, currency: 'EUR' } }),
  );
  await cover(context, { kinds: LEDGER_KINDS.filter((kind) => kind !== 'credit_used') });
  const claimed = { minor: 450n, currency: 'USD' };
  await cover(context, { source: 'digitalocean', kinds: ['infrastructure', 'bandwidth'], claimed });
  assert.equal(await findingsOf(context), [
    'currency: 1 entry of charge from hand, €9.00, cannot be added up in USD, and are in no figure.',
    'identity: More credits were used before 2021-04-01 ($7.00) than were granted ($0.00).',
    'claim: digitalocean says that bandwidth and infrastructure come to $4.50, but its entries in the ledger sum to $4.00.',
  ]);
  assert.is((await statement(context)).figures.inputs.gross, 100n);
  await record(context, entry('bandwidth', 50n, { source: 'digitalocean' }));
  assert.is((await findingsOf(context)).length, 2, 'the claim is met');
});

test('what was recorded for exactly these days fills what the ledger has not whole, and contradictions are named', async (context) => {
  const { database, finances } = context;
  const { finance } = part12();
  await database.unitOfWork(() => finances.record(finance!, 'import'));
  await record(context, entry('charge', 848100n), entry('payout', 1n));
  await cover(context, { kinds: ['charge'] });
  const { figures } = await statement(context);
  assert.equal([figures.inputs.gross, figures.inputs.payouts, figures.inputs.infra], [848100n, 183152n, 139062n]);
  assert.is(figures.provenance.payouts?.source, 'import');
  assert.is(figures.title, 'Partial Glimesh Budget');
  assert.equal(
    (figures.findings ?? []).map(({ text }) => text),
    ['Gross is $8,481.00 by the ledger (1 entries), but was recorded as $8,480.00.'],
  );
  await record(context, entry('payout', 200000n));
  assert.ok(
    (await findingsOf(context)).includes(
      "sources: Payouts was recorded as $1,831.52, but the ledger's entries so far are $2,000.01 already.",
    ),
  );
});

test('a published figure that is otherwise now is restated, and what was printed is kept', async (context) => {
  const { database, glimcapImport } = context;
  await database.unitOfWork(() => glimcapImport.import(part12()));
  assert.equal((await statement(context)).restatements, []);
  await record(context, entry('charge', 850000n));
  await cover(context, { kinds: ['charge'] });
  for (const lastDay of [LAST_DAY, '2021-04-30']) {
    const { restatements } = await statement(context, lastDay);
    assert.equal(
      restatements.map(({ number, key, printed, now }) => [number, key, printed.minor, now.minor]),
      [
        [12, 'gross', 848000n, 850000n],
        [12, 'revenue', 664848n, 666848n],
        [12, 'budgetRemaining', 481458n, 483458n],
        [12, 'actualRemaining', 664848n, 666848n],
      ],
      lastDay,
    );
    assert.ok(
      (await findingsOf(context, lastDay)).includes(
        'restated: Gross of Apr 1st-25th is restated: printed as $8,480.00 on 2021-04-28 in Part 12, now $8,500.00.',
      ),
    );
  }
  const { rows } = await database.pool.query(
    `select figures->'finance'->'inputs'->'gross' as gross from glimcap_report`,
  );
  assert.equal(rows, [{ gross: 848000 }]);
});

const someKind = fc.constantFrom(...LEDGER_KINDS);
const someEntry = fc
  .record({
    kind: someKind,
    minor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    sign: fc.boolean(),
    day: fc.integer({ min: 0, max: 364 }),
    ms: fc.integer({ min: 0, max: 86_399_999 }),
    source: fc.constantFrom('stripe', 'hand', 'csv'),
    reference: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(
    ({ kind, minor, sign, day, ms, source, reference }): NewLedgerEntry => ({
      kind,
      amount: { minor: kind === 'adjustment' && sign ? -minor : minor, currency: 'USD' },
      occurredAt: new Date(Date.parse('2020-05-01T00:00:00Z') + day * 86_400_000 + ms),
      source,
      reference: `ref ${reference}`,
    }),
  );
const someEntries = fc.uniqueArray(someEntry, {
  maxLength: 40,
  selector: ({ source, kind, reference }) => `${source} ${kind} ${reference}`,
});

test('neither order nor repetition of entries matters, and months add up to the whole', async (context) => {
  const { database } = context;
  const { em } = database.orm;
  const totals = async (from: string, to: string) => {
    const sums = await database.unitOfWork(() => sumLedger(em, dayWindow(from, to, 'America/New_York')));
    return sums.map(({ kind, source, minor, count: entries }) => ({ kind, source, minor, entries }));
  };
  await fc.assert(
    fc.asyncProperty(someEntries, fc.infiniteStream(fc.nat()), async (entries, random) => {
      const shuffled = (list: NewLedgerEntry[]) =>
        list
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
      await empty(context);
      await record(context, ...entries);
      const once = await totals('2020-04-01', '2021-05-31');
      await empty(context);
      for (const each of [shuffled(entries), shuffled([...entries, ...entries])]) await record(context, ...each);
      assert.equal(await totals('2020-04-01', '2021-05-31'), once);

      const byMonth = new Map<string, { minor: bigint; entries: number }>();
      for (
        let from = '2020-04-01';
        from < '2021-06-01';
        from = addDays(`${from.slice(0, 8)}28`, 5).replace(/\d\d$/, '01')
      ) {
        const to = addDays(addDays(`${from.slice(0, 8)}28`, 5).replace(/\d\d$/, '01'), -1);
        for (const { kind, source, minor, entries: some } of await totals(from, to)) {
          const before = byMonth.get(`${kind} ${source}`) ?? { minor: 0n, entries: 0 };
          byMonth.set(`${kind} ${source}`, { minor: before.minor + minor, entries: before.entries + some });
        }
      }
      const whole = once.map(({ kind, source, minor, entries: some }) => [
        `${kind} ${source}`,
        { minor, entries: some },
      ]);
      assert.equal(Object.fromEntries(byMonth), Object.fromEntries(whole));
    }),
    runs(4),
  );
});

test('a statement is the sum of its kinds, for any entries, and contradicts itself only in the credits used', async (context) => {
  const { database, finances } = context;
  await fc.assert(
    fc.asyncProperty(someEntries, async (entries) => {
      await empty(context);
      await record(context, ...entries);
      await cover(context, { from: '2020-01-01', through: '2021-04-30' });
      const { figures } = await database.unitOfWork(() => finances.statement('2020-12-31'));
      const sum = (kind: LedgerKind, from: string) =>
        entries
          .filter(({ kind: own, occurredAt }) => {
            const day = dayAt(occurredAt, 'America/New_York');
            return own === kind && day >= from && day <= '2020-12-31';
          })
          .reduce((total, { amount }) => total + amount.minor, 0n);
      const used = sum('credit_used', '2020-01-01') - sum('credit_used', '2020-12-01');
      assert.equal(figures.inputs, {
        gross: sum('charge', '2020-12-01'),
        payouts: sum('payout', '2020-12-01'),
        fees: sum('card_fee', '2020-12-01'),
        connectFees: sum('connect_fee', '2020-12-01'),
        refunds: sum('refund', '2020-12-01'),
        adjustments: sum('adjustment', '2020-12-01'),
        credits: sum('credit_granted', '2020-01-01') - used,
        infra: sum('infrastructure', '2020-12-01'),
        bandwidth: sum('bandwidth', '2020-12-01'),
        services: sum('service', '2020-12-01'),
        tax: sum('tax', '2020-12-01'),
      });
      for (const { kind, text } of figures.findings ?? []) assert.is(kind, 'identity', text);
    }),
    runs(16),
  );
});

test('a month begins and ends at midnight of its zone, also where clocks change at it', async (context) => {
  const { database, clock } = context;
  const zones = ['America/New_York', 'Asia/Kolkata', 'America/Santiago', 'Atlantic/Azores'];
  for (const timeZone of zones) {
    for (const month of ['2020-10', '2020-11', '2021-03']) {
      await empty(context);
      const first = startOfDay(`${month}-01`, timeZone);
      const lastDay = addDays(addDays(`${month}-28`, 5).replace(/\d\d$/, '01'), -1);
      const next = startOfDay(addDays(lastDay, 1), timeZone);
      const at = (instant: Date, offsetMs: number, minor: bigint) =>
        entry('charge', minor, { occurredAt: new Date(instant.getTime() + offsetMs) });
      await record(context, at(first, -1, 1n), at(first, 0, 10n), at(next, -1, 100n), at(next, 0, 1000n));
      const finances = new Finances({ em: database.orm.em, clock, timeZone, reportingCurrency: 'USD' });
      const { ledger } = await database.unitOfWork(() => finances.statement(lastDay));
      assert.is(ledger.figures.gross.soFar, 110n, `${month} in ${timeZone}`);
    }
  }
});

test('a month of which nothing was recorded is told in the reporting currency', async (context) => {
  const { database, clock } = context;
  const parts = { em: database.orm.em, clock, timeZone: 'America/New_York', reportingCurrency: 'EUR' };
  await record(context, entry('service', 900n, { amount: { minor: 900n, currency: 'EUR' } }));
  const { figures } = await database.unitOfWork(() => new Finances(parts).ofMonth('2021-04'));
  assert.equal([figures.currency, figures.inputs.services, figures.period.to], ['EUR', 900n, '2021-04-30']);
});

test.run();

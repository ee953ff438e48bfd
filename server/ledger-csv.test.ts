import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import type { ListedEntry } from '#domain/finance/ledger-list.ts';
import type { NewLedgerEntry } from '#domain/finance/new-ledger-entry.ts';
import { readEntryTime } from '#domain/finance/read-entry-time.ts';
import { parseMoney, writeMoney } from '#domain/parse-money.ts';
import { runs } from '../tests/support/runs.ts';
import { suite } from '../tests/support/suite.ts';
import { parseLedgerCsv } from './ledger-csv.ts';
import { ledgerCsv } from './presenters/ledger-csv.ts';

const test = suite('ledger files');
const READING = { timeZone: 'America/New_York', now: new Date('2021-05-05T12:00:00Z') };
/** April 2021 as an accountant would export it. */
const APRIL = `kind,amount,currency,at,reference,note
charge,"8,480.00",USD,2021-04-25,April subscriptions,"Stripe, all of them"
payout,1831.52,USD,2021-04-15T09:00:00-04:00,po_1,
credit_granted,3123.86,USD,2021-04-01,DO-2021-04,"carried over, ""promotional"""
infrastructure,1390.62,USD,2021-04-25,do infra,

bandwidth,443.28,USD,2021-04-25T23:59:59.999-04:00,do bandwidth,
adjustment,-3,USD,2021-04-20,adj_1,a dispute
charge,1200,JPY,2021-04-20,ch_jp,
`;

function parsed(text: string): NewLedgerEntry[] {
  const result = parseLedgerCsv(text, READING);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.lines.map(({ entry }) => entry);
}

function problemsOf(text: string): string[] {
  const result = parseLedgerCsv(text, READING);
  return 'problems' in result ? result.problems : [];
}

function listed({ amount, note, author, ...entry }: NewLedgerEntry): ListedEntry {
  const { occurredAt } = entry;
  const kept = { id: '', revision: 1, recordedAt: occurredAt, isCounted: true };
  return { ...entry, ...amount, ...kept, note: note ?? null, author: author ?? null };
}

test('a file is read: days begin in the zone, commas and quotes are understood, an empty line is nothing', () => {
  const entries = parsed(`\uFEFF${APRIL.replaceAll('\n', '\r\n')}`);
  assert.equal(
    entries.map(({ kind, amount }) => [kind, amount.minor, amount.currency]),
    [
      ['charge', 848000n, 'USD'],
      ['payout', 183152n, 'USD'],
      ['credit_granted', 312386n, 'USD'],
      ['infrastructure', 139062n, 'USD'],
      ['bandwidth', 44328n, 'USD'],
      ['adjustment', -300n, 'USD'],
      ['charge', 1200n, 'JPY'],
    ],
  );
  assert.is(entries[0]?.occurredAt.toISOString(), '2021-04-25T04:00:00.000Z');
  assert.is(entries[1]?.occurredAt.toISOString(), '2021-04-15T13:00:00.000Z');
  assert.is(entries[2]?.note, 'carried over, "promotional"');
  assert.is(entries[2]?.source, 'csv');
});

test('each line that is wrong is named with its number and cause', () => {
  const header = 'kind,amount,currency,at,reference';
  const cases: [string, string][] = [
    ['tip,1.00,USD,2021-04-01,a', 'line 2: kind is one of charge, refund'],
    ['charge,1.5,USD,2021-04-01,a', 'line 2: amount is written 1831.52, with 2 decimals of USD or none, not "1.5"'],
    ['charge,"1,00.00",USD,2021-04-01,a', 'not "1,00.00"'],
    ['charge,$1.00,USD,2021-04-01,a', 'not "$1.00"'],
    ['charge,-1.00,USD,2021-04-01,a', 'line 2: The amount of a charge is above 0'],
    ['charge,0.00,USD,2021-04-01,a', 'line 2: An entry of nothing says nothing'],
    ['charge,1.00,usd,2021-04-01,a', 'line 2: currency is a code such as USD, not "usd"'],
    ['charge,1.00,USD,2021-02-30,a', 'line 2: at is a day such as 2021-04-25'],
    ['charge,1.00,USD,2021-04-01T10:00:00,a', 'or a time with its offset, not "2021-04-01T10:00:00"'],
    ['charge,1.00,USD,2031-04-01,a', 'line 2: The entry is from 2031-04-01, which is yet to come'],
    ['charge,1.00,USD,2021-04-01,', 'line 2: The reference is one line'],
    ['charge,1.00,USD,2021-04-01,"a\0b"', 'line 2: The reference is one line'],
    ['charge,1.00,USD,2021-04-01', 'line 2: it has 4 cells, and the header names 5 columns'],
    ['charge,1.00,USD,2021-04-01,"a', 'line 2: Quote Not Closed'],
    ['charge,1.00,USD,2021-04-01,a\ncharge,2.00,USD,2021-04-01,a', 'line 3: the charge "a" stands on line 2 otherwise'],
  ];
  for (const [rows, cause] of cases) assert.match(problemsOf(`${header}\n${rows}\n`).join('\n'), cause, rows);
  assert.is(problemsOf(`${header}\ntip,1,USD,2021-04-01,a\n\ncharge,x,USD,2021-04-01,a\n`).length, 2);
  assert.match(problemsOf('kind,amount,at,reference,tip').join('\n'), 'line 1: there is no column called "tip"');
  assert.match(problemsOf('kind,amount,at,reference').join('\n'), 'line 1: the column "currency" is missing');
  assert.match(problemsOf(`${header},kind`).join('\n'), 'line 1: the column "kind" is there twice');
  assert.equal(problemsOf(''), ['line 1: the file is empty']);
});

test('an entry that stands there twice says the same twice', () => {
  const told = (...notes: string[]) =>
    `kind,amount,currency,at,reference,note\n${notes.map((note) => `charge,1.00,USD,2021-04-01,a,${note}\n`).join('')}`;
  assert.is(parsed(told('in cash', 'in cash')).length, 2);
  assert.equal(problemsOf(told('in cash', 'by card')), ['line 3: the charge "a" stands on line 2 otherwise']);
});

test('a mutated file is refused with line and cause, or every line of it comes back as it went in', () => {
  const position = fc.nat({ max: APRIL.length });
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code));
  const character = fc.constantFrom(...ascii, '\uFEFF', '\u00A0', '\uD83E', '٣', '−', '🦊');
  const edit = fc.record({
    position,
    remove: fc.nat({ max: 3 }),
    insert: fc.string({ maxLength: 3, unit: character }),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const text = edits.reduce(
        (before, { position: at, remove, insert }) => before.slice(0, at) + insert + before.slice(at + remove),
        APRIL,
      );
      const result = parseLedgerCsv(text, READING);
      if ('problems' in result) {
        assert.ok(result.problems.length > 0);
        for (const problem of result.problems) assert.match(problem, /^line \d+: \S.+/s);
        return;
      }
      const entries = result.lines.map(({ entry }) => entry);
      for (const { amount, kind } of entries) assert.ok(amount.minor > 0n || kind === 'adjustment');
      assert.equal(parsed(ledgerCsv(entries.map(listed))), entries);
    }),
    runs(400),
  );
});

test('an exported ledger is read back as it was', () => {
  const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /\S/.test(text));
  const entry = fc
    .record({
      kind: fc.constantFrom(...LEDGER_KINDS),
      minor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      currency: fc.constantFrom('USD', 'JPY', 'KWD'),
      occurredAt: fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: READING.now, noInvalidDate: true }),
      note: word,
    })
    .map(({ minor, currency, note, ...rest }) => ({ ...rest, amount: { minor, currency }, note: note.trim() }));
  fc.assert(
    fc.property(fc.array(entry), (given) => {
      const entries = given.map((each, index) => ({ ...each, source: 'stripe', reference: `no ${index}, "quoted"` }));
      assert.equal(parsed(ledgerCsv(entries.map(listed))), entries);
    }),
    runs(100),
  );
});

test('a note that a spreadsheet would run is exported as text', () => {
  const [entry] = parsed(APRIL);
  assert.match(ledgerCsv([listed({ ...entry!, note: '=HYPERLINK("http://x")' })]), `"'=HYPERLINK(""http://x"")"`);
  for (const note of ['=1', "'=1", "''+", "'"])
    assert.equal(parsed(ledgerCsv([listed({ ...entry!, note })])), [{ ...entry!, note }], note);
});

test('an amount is exact or refused', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.constantFrom('USD', 'JPY', 'KWD'),
      (minor, currency) => {
        assert.equal(parseMoney(writeMoney({ minor, currency }), currency), { minor, currency });
      },
    ),
    runs(200),
  );
  for (const text of ['', '1.', '.5', '1e3', '0x1', '1 000', '1,0000.00', '12345678901234567', '--1', '٣', '1.000'])
    assert.is(parseMoney(text, 'USD'), null, text);
});

test('a time has an offset and is on the calendar', () => {
  for (const text of [
    '2021-02-29',
    '2021-13-01',
    '2021-04-31T00:00:00Z',
    '2021-04-01T24:00:00Z',
    '2021-04-01T00:00:00',
    '21-04-01',
    '',
  ])
    assert.is(readEntryTime(text, 'UTC'), null, text);
  assert.is(readEntryTime('2021-03-14', 'America/New_York')?.toISOString(), '2021-03-14T05:00:00.000Z');
});

test.run();

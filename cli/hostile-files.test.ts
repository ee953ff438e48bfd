/** Real files, changed in thousands of ways: refused with place and cause, or taken as they are. Nothing between. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import * as assert from 'uvu/assert';
import { termsToJson } from '#domain/billing/mrr/subscription-terms-json.ts';
import { DomainError } from '#domain/errors.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import type { Figures } from '#domain/glimcap/figures.ts';
import { figuresFromJson, figuresToJson } from '#domain/glimcap/figures-json.ts';
import { reportMarkdown } from '#domain/glimcap/report-markdown.ts';
import { parseLedgerCsv } from '../server/ledger-csv.ts';
import { ledgerCsv } from '../server/presenters/ledger-csv.ts';
import { openTestDomain, type TestDomain } from '../tests/support/domain.ts';
import { emptyTables } from '../tests/support/empty-tables.ts';
import { mutatedJson } from '../tests/support/mutated-json.ts';
import { mutatedText } from '../tests/support/mutated-text.ts';
import { PART_12_JSON, PART_12_MD, part12With } from '../tests/support/part-12.ts';
import { runs } from '../tests/support/runs.ts';
import { suite } from '../tests/support/suite.ts';
import { checkReport } from './check/check-report.ts';
import { describeResult } from './check/describe-result.ts';
import { parseFigures } from './figures-file.ts';
import { parseSubscriptionsCsv } from './subscriptions-csv.ts';

const test = suite<TestDomain>('hostile files');
const FIGURES = readFileSync(PART_12_JSON, 'utf8');
const REPORT = readFileSync(PART_12_MD, 'utf8');
const SUBSCRIPTIONS = readFileSync(
  fileURLToPath(new URL('../docs/examples/subscriptions.csv', import.meta.url)),
  'utf8',
);
/** What Markdown takes for something else. */
const LABELS = ['\\', 'a\\|b', '__proto__', '~~x~~', 'R&amp;D', '<b>', '# x', '- x'];
const LEDGER = `kind,amount,currency,at,reference,note
charge,"8,480.00",USD,2021-04-25,April subscriptions,"Stripe, all of them"
credit_granted,3123.86,USD,2021-04-01T09:00:00-04:00,DO-2021-04,"carried over, ""promotional"""
adjustment,-3,USD,2021-04-20,adj_1,
charge,1200,JPY,2021-04-20,ch_jp,
`;
const READING = { timeZone: 'America/New_York', now: new Date('2026-04-01T12:00:00Z') };
const PATH = /^(?:the file|[\w$[\].]+)(?: has a field|: )/;
const markdown = new MarkdownIt({ html: false });

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.clock.set('2026-04-01T12:00:00Z');
});
test.after((context) => context.close());

/** One clear sentence: one line, not endless, and no word of what broke inside. */
function assertSentence(problem: string): void {
  assert.not.match(problem, /[\n\r\0]|\.[jt]s:\d+|TypeError|RangeError|undefined|\[object/);
  assert.ok(problem.length > 10 && problem.length < 600, problem);
}

/** The cells of every table, as a reader of the page sees them. */
function cellsOf(text: string): string[] {
  const tokens = markdown.parse(text.replace(/^---\n[\s\S]*?\n---\n/, ''), {});
  return tokens.flatMap((token, index) => {
    const isCell = ['td_open', 'th_open'].includes(tokens[index - 1]?.type ?? '');
    return isCell ? [(token.children ?? []).map(({ content }) => content).join('')] : [];
  });
}

function assertRoundTrip(figures: Figures): void {
  assert.equal(figuresFromJson(JSON.parse(JSON.stringify(figuresToJson(figures)))), figures);
  const report = compileReport(figures);
  const cells = cellsOf(reportMarkdown(report));
  const rows = [
    ...report.metrics.map(({ label, cells: { current, previous, difference } }) => [
      label,
      current,
      previous,
      difference,
    ]),
    ...(report.finance?.rows ?? []).map(({ label, cell }) => [label, cell]),
  ];
  const printed = cells.join('\n');
  for (const row of rows) assert.ok(printed.includes(row.map((cell) => cell.trim()).join('\n')), JSON.stringify(row));
}

test('figures are refused with the line or path and the cause, or are rendered and read as they were', () => {
  const text = fc.oneof(mutatedText(FIGURES), { weight: 3, arbitrary: mutatedJson(FIGURES) });
  const met = { refused: 0, taken: 0 };
  fc.assert(
    fc.property(text, (each) => {
      const parsed = parseFigures(each);
      if ('figures' in parsed) {
        met.taken += 1;
        return assertRoundTrip(parsed.figures);
      }
      met.refused += 1;
      assert.ok(parsed.problems.length > 0);
      for (const problem of parsed.problems) {
        assertSentence(problem);
        assert.match(problem, problem.startsWith('not JSON') ? /^not JSON: line \d+: \S/ : PATH);
      }
    }),
    { ...runs(600), examples: LABELS.map((label) => [part12With({ 'metrics.0.label': label })]) },
  );
  assert.ok(met.refused > 100 && met.taken > 20, JSON.stringify(met));
});

test('figures that are taken can be imported, or the domain says why not; nothing is half-imported', async (context) => {
  const { database, glimcapImport } = context;
  const tables = ['glimcap_report', 'glimcap_version', 'metric_sample', 'finance_entry'];
  const count = async () => {
    const { rows } = await database.pool.query(
      `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join()}`,
    );
    return rows[0];
  };
  const weeks = { weekEnd: '2021-04-25', previousWeekEnd: '2021-04-18' };
  const property = fc.asyncProperty(mutatedJson(part12With(weeks)), async (text) => {
    const parsed = parseFigures(text);
    if ('problems' in parsed) return;
    await emptyTables(database.pool, ...tables);
    const before = await count();
    try {
      const { report } = await database.unitOfWork(() => glimcapImport.import(parsed.figures));
      const { weekEnd: _, ...kept } = figuresFromJson(report.figures);
      const { weekEnd: __, ...given } = parsed.figures;
      assert.equal(kept, given);
      assert.is((await database.unitOfWork(() => glimcapImport.import(parsed.figures))).isNew, false);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      assertSentence(error.message);
      assert.equal(await count(), before);
    }
  });
  await fc.assert(property, runs(60));
});

test('subscriptions are refused with line and cause, or every event is kept as it was told', async (context) => {
  const { database, subscriptions } = context;
  const met = { refused: 0, taken: 0 };
  const property = fc.asyncProperty(mutatedText(SUBSCRIPTIONS), async (text) => {
    const parsed = parseSubscriptionsCsv(text, READING);
    if ('problems' in parsed) {
      met.refused += 1;
      for (const problem of parsed.problems) {
        assertSentence(problem);
        assert.match(problem, /^line \d+: \S/);
      }
      return;
    }
    met.taken += 1;
    // Every tenth goes as far as the database.
    if (met.taken % 10 !== 1) return;
    await emptyTables(database.pool, 'subscription_event');
    const events = parsed.lines.map(({ event }) => event);
    await database.unitOfWork(() => subscriptions.recordAll(events));
    const { rows } = await database.pool.query(
      'select source, event_id, subscription, customer, status, terms from subscription_event',
    );
    const story = (key: string) => rows.find(({ source, event_id: id }) => `${source} ${id}` === key);
    for (const event of events) {
      const { subscription, customer, status } = event;
      const kept = story(`${event.source} ${event.eventId}`);
      assert.equal(
        [kept.subscription, kept.customer, kept.status, kept.terms],
        [subscription, customer, status, termsToJson(event)],
      );
    }
  });
  await fc.assert(property, runs(1_000));
  assert.ok(met.refused > 50 && met.taken > 20, JSON.stringify(met));
});

test('a ledger that is taken is exported as it was', async (context) => {
  const { database, ledger } = context;
  const reading = { ...READING, now: context.clock.now() };
  const span = { startsAt: new Date('2000-01-01T00:00:00Z'), endsAt: new Date('2027-01-01T00:00:00Z'), limit: 100 };
  const property = fc.asyncProperty(mutatedText(LEDGER), async (text) => {
    const parsed = parseLedgerCsv(text, reading);
    if ('problems' in parsed) return parsed.problems.forEach(assertSentence);
    await emptyTables(database.pool, 'ledger_entry');
    await database.unitOfWork(() => ledger.record(parsed.lines.map(({ entry }) => entry)));
    const exported = parseLedgerCsv(ledgerCsv(await database.unitOfWork(() => ledger.list(span))), reading);
    if ('problems' in exported) return assert.unreachable(exported.problems.join());
    const told = ({ lines }: typeof parsed) =>
      new Map(lines.map(({ entry }) => [`${entry.kind} ${entry.reference}`, entry]));
    assert.equal([...told(exported)].toSorted(), [...told(parsed)].toSorted());
  });
  await fc.assert(property, runs(60));
});

test('a report that was changed is checked to its end, with faults that have a place', () => {
  fc.assert(
    fc.property(mutatedText(REPORT), (text) => {
      const result = checkReport(text, REPORT);
      const lines = text.split('\n').length;
      for (const { line } of result.faults) assert.ok(line >= 1 && line <= lines);
      for (const said of describeResult('report.md', result)) assert.not.match(said, /undefined|NaN|\[object/);
    }),
    runs(100),
  );
});

test.run();

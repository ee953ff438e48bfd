import * as assert from 'uvu/assert';
import { parseFigures } from '../../../../cli/figures-file.ts';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { part12With } from '../../../../tests/support/part-12.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { SeriesChart } from '../../metrics/chart-spec.ts';
import { addDays } from '../../metrics/zoned-day.ts';
import { compileReport } from '../compile-report.ts';
import type { Figures } from '../figures.ts';
import { historyChart } from './history-chart.ts';
import { reportFigures } from './report-figure.ts';
import { searchedText } from './searched-text.ts';

const test = suite<TestDomain>('glimcap archive');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'glimcap_report', 'metric_sample', 'finance_entry');
});
test.after((context) => context.close());

function figuresOf(number: number, edits: Record<string, unknown> = {}, more: Partial<Figures> = {}): Figures {
  const parsed = parseFigures(part12With({ number, title: `Part ${number}`, ...edits }));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const date = new Date(Date.UTC(2021, 3, 28 + 7 * (number - 12), 12)).toISOString();
  return { ...parsed.figures, date, weekEnd: addDays('2021-04-25', 7 * (number - 12)), ...more };
}

function publish({ database, glimcapImport }: TestDomain, figures: Figures) {
  return database.unitOfWork(() => glimcapImport.import(figures));
}

function correct({ database, glimcapCorrections }: TestDomain, number: number) {
  const note = 'Discord was counted twice.';
  return database.unitOfWork(() => glimcapCorrections.correct(number, { metrics: { discord: 5000 }, note, by: 'Ada' }));
}

function find(context: TestDomain, words: string, page: { limit: number; offset?: number } = { limit: 10 }) {
  return context.database.unitOfWork(() => context.glimcapArchive.search({ words, ...page }));
}

const numbers = ({ hits }: Awaited<ReturnType<typeof find>>) => hits.map(({ issue }) => issue.number);

test('a report stands between its neighbours', async (context) => {
  for (const number of [10, 12, 11]) await publish(context, figuresOf(number));
  const issue = await context.database.unitOfWork(() => context.glimcapArchive.get(11));
  assert.equal([issue.previous?.number, issue.number, issue.next?.number], [10, 11, 12]);
  const list = await context.database.unitOfWork(() => context.glimcapArchive.list({ limit: 2 }));
  assert.equal(
    list.map(({ number, title }) => [number, title]),
    [
      [12, 'Part 12'],
      [11, 'Part 11'],
    ],
  );
});

test('a correction stands, says what it changed, and the earlier version is still there', async (context) => {
  await publish(context, figuresOf(12));
  await correct(context, 12);
  const { glimcapArchive, database } = context;
  const [standing, first] = await database.unitOfWork(() =>
    Promise.all([glimcapArchive.get(12), glimcapArchive.get(12, 1)]),
  );
  assert.equal([standing.isStanding, standing.ordinal, first.isStanding, first.corrections], [true, 2, false, []]);
  const [{ note, by, replaces, changes }] = standing.corrections as [(typeof standing.corrections)[0]];
  assert.equal([note, by, replaces], ['Discord was counted twice.', 'Ada', 1]);
  assert.equal(changes, [
    { path: 'metrics.discord', label: 'Discord', before: '5,936, 6,012, 76⬇', after: '5,000, 6,012, 1,012⬇' },
  ]);
  const gone = await refusal(() => database.unitOfWork(() => glimcapArchive.get(12, 3)));
  assert.is(gone.code, 'glimcap_version_not_found');
});

test('the edition is another after a publication and after a correction, and after nothing else', async (context) => {
  const { database, glimcap, glimcapArchive } = context;
  const edition = () => database.unitOfWork(() => glimcapArchive.edition());
  const seen = [await edition()];
  await publish(context, figuresOf(12));
  seen.push(await edition());
  await correct(context, 12);
  seen.push(await edition());
  await database.unitOfWork(() => glimcap.draft());
  assert.is(new Set(seen).size, 3);
  assert.is(await edition(), seen[2]);
});

test('words are found in titles, texts and wins, newest first, and shown where they are', async (context) => {
  const prose = {
    traffic: 'Page views **declined** to {{page_views.current}}, see [the plan](https://glim.example/).',
  };
  await publish(context, figuresOf(10, {}, { prose }));
  const wins = [{ heading: 'Platform', text: 'Views load faster', author: 'Dan' }];
  await publish(context, figuresOf(11, {}, { wins }));
  await publish(context, figuresOf(12, { title: 'The view from here' }));
  assert.equal(numbers(await find(context, 'view')), [12, 11, 10]);
  assert.equal(numbers(await find(context, 'dan')), [11]);
  assert.equal(numbers(await find(context, '"faster views"')), []);
  const { hits } = await find(context, 'declining');
  const [hit] = hits as [(typeof hits)[0]];
  assert.equal(
    hit.snippet.filter(({ isHit }) => isHit),
    [{ text: 'declined', isHit: true }],
  );
  assert.is(hit.snippet.map(({ text }) => text).join(''), 'Part 10. Page views declined to 11,000, see the plan');
});

test('what was found is counted, and given by pages', async (context) => {
  for (const number of [10, 11, 12]) await publish(context, figuresOf(number));
  const page = await find(context, 'part', { limit: 2, offset: 1 });
  assert.equal([page.total, numbers(page)], [3, [11, 10]]);
});

test('a correction of a text is what is found', async (context) => {
  await publish(context, figuresOf(12, {}, { prose: { intro: 'A wonderful week.' } }));
  await context.database.unitOfWork(() =>
    context.glimcapCorrections.correct(12, {
      prose: { intro: 'A mixed week.' },
      note: 'It was not wonderful.',
      by: 'Ada',
    }),
  );
  assert.equal(numbers(await find(context, 'wonderful')), []);
  assert.equal(numbers(await find(context, 'mixed')), [12]);
});

test('whatever is typed is a search', async (context) => {
  await publish(context, figuresOf(12));
  const strange = [
    "' or 1=1 --",
    '&|!():*<->',
    '"',
    '\0\ud800',
    '%',
    '\\',
    'the',
    '',
    'x'.repeat(5000),
    '{{discord}} <b>',
  ];
  for (const words of strange) assert.equal(numbers(await find(context, words)), [], words);
});

test('a figure has the history of what stands, also a line of the finances', async (context) => {
  const { database, glimcapArchive } = context;
  await publish(context, figuresOf(10, { 'metrics.0.current': 6100 }));
  await publish(context, figuresOf(11, { 'metrics.0.current': 6012, 'finance.inputs.gross': null }));
  await publish(context, figuresOf(12));
  await publish(context, figuresOf(13, { 'metrics.0.current': 1 }));
  await correct(context, 11);
  const points = await database.unitOfWork(() => glimcapArchive.history('discord'));
  assert.equal(
    points.map(({ number, value }) => [number, value]),
    [
      [10, 6100],
      [11, 5000],
      [12, 5936],
      [13, 1],
    ],
  );
  const revenue = await database.unitOfWork(() => glimcapArchive.history('finance.revenue'));
  assert.equal(
    revenue.map(({ value, period }) => [value, period]),
    [664848n, null, 664848n, 664848n].map((minor) => [
      minor === null ? null : { minor, currency: 'USD' },
      'Apr 1st-25th',
    ]),
  );
  assert.equal(await database.unitOfWork(() => glimcapArchive.history("x' or true --")), []);
});

test('the chart of a history has a gap where no report was, and needs two values', () => {
  const figure = { label: 'Discord', section: 'metrics', measure: 'gauge', value: 3 } as const;
  const at = (number: number, weekEnd: string, value: number | null) => ({ number, weekEnd, value });
  const chart = historyChart(figure, [at(10, '2021-04-04', 1), at(11, '2021-04-18', 2), at(12, '2021-04-25', 3)]);
  assert.equal(chart, {
    kind: 'line',
    title: 'Discord, as published',
    unit: { kind: 'count' },
    periods: ['Apr 4', 'Apr 11', 'Apr 18', 'Apr 25'],
    series: [{ label: 'Discord', values: [1, null, 2, 3] }],
  });
  assert.is(historyChart(figure, [at(11, '2021-04-18', null), at(12, '2021-04-25', 3)]), null);
  const long = Array.from({ length: 200 }, (_, week) => at(week, addDays('2021-04-25', 7 * week), week));
  assert.is((historyChart(figure, long) as SeriesChart).periods.length, 52);
});

test('the terms of each derived line come to the line', () => {
  const edits = { 'finance.inputs.refunds': 1234, 'finance.inputs.credits': 100000 };
  const figures = reportFigures(compileReport(figuresOf(12, edits)));
  for (const { key, value, derivation } of figures) {
    if (!derivation) continue;
    const minor = (of: unknown) => (of as { minor: bigint }).minor;
    let sum = derivation.terms.reduce((total, term) => total + BigInt(term.sign) * minor(term.value), 0n);
    if (derivation.credits) {
      const expenses = minor(derivation.terms.find((term) => term.key === 'finance.expenses')?.value);
      const credits = minor(derivation.credits.value);
      if (credits > expenses) sum += expenses;
      else sum += credits;
    }
    assert.is(derivation.isAtLeastZero && sum < 0n ? 0n : sum, minor(value), key);
  }
  assert.is(figures.filter(({ derivation }) => derivation).length, 5);
});

test('the searched text holds no sign of Markdown and no control characters', () => {
  const prose = { intro: '# Hello\n\n- one\n- **two** `three` snake_case _it_\n1. four ![a picture](/x.png)\u0002' };
  assert.is(
    searchedText(figuresOf(12, {}, { prose })),
    'Part 12.  Hello one two three snake_case it four a picture '.replace(/\s+/g, ' '),
  );
});

test.run();

import * as assert from 'uvu/assert';
import { type Edits, part12With } from '../tests/support/part-12.ts';
import { suite } from '../tests/support/suite.ts';
import { parseFigures } from './figures-file.ts';

const test = suite('figures file');

function problemsOf(edits: Edits): string[] {
  const parsed = parseFigures(part12With(edits));
  return 'problems' in parsed ? parsed.problems : [];
}

test('a figures file gives exact figures with where they come from', () => {
  const parsed = parseFigures(
    part12With({
      'metrics.0.source': 'discord',
      'metrics.0.takenAt': '2021-04-26T04:00:00Z',
      'finance.provenance': { gross: { source: 'stripe' } },
    }),
  );
  assert.ok('figures' in parsed);
  const { metrics, finance, date } = parsed.figures;
  assert.equal(metrics[0], {
    key: 'discord',
    label: 'Discord',
    unit: 'count',
    current: 5936,
    previous: 6012,
    provenance: { source: 'discord', takenAt: '2021-04-26T04:00:00Z' },
  });
  assert.equal(metrics[6]?.current, { minor: 816000n, currency: 'USD' });
  assert.is(finance?.inputs.gross, 848000n);
  assert.equal(finance?.provenance.gross, { source: 'stripe' });
  assert.is(date, '2021-04-28T08:00:00-04:00');
});

test('a byte order mark in front is no fault', () => {
  assert.ok('figures' in parseFigures(`\uFEFF${part12With()}`));
});

const REFUSED: Array<[title: string, edits: Edits, problem: string]> = [
  [
    'an unknown unit',
    { 'metrics.2.unit': 'percent' },
    'metrics[2].unit: must be "count", "money", "duration" or "ratio", not "percent"',
  ],
  ['a missing unit', { 'metrics.2.unit': undefined }, 'metrics[2].unit: is missing'],
  ['a negative count', { 'metrics.0.current': -4 }, 'metrics[0].current: must be 0 or more, not -4'],
  ['a fraction', { 'metrics.6.current': 8160.5 }, 'metrics[6].current: must be a whole number, not 8160.5'],
  ['a number as text', { 'metrics.0.current': '5936' }, 'metrics[0].current: must be a whole number, not "5936"'],
  [
    'an amount that is too large',
    { 'finance.inputs.gross': 10 ** 15 + 1 },
    'finance.inputs.gross: must be 1000000000000000 or less, not 1000000000000001',
  ],
  [
    'a count beyond exactness',
    { 'metrics.0.current': 2 ** 60 },
    'metrics[0].current: must be 9007199254740991 or less, not 1152921504606847000',
  ],
  ['a negative amount', { 'finance.inputs.gross': -1 }, 'finance.inputs.gross: must be 0 or more, not -1'],
  ['a negative traffic', { 'traffic.pageViews.current': -1 }, 'traffic.pageViews.current: must be 0 or more, not -1'],
  ['a missing value', { 'metrics.0.current': undefined }, 'metrics[0].current: is missing'],
  ['a missing title', { title: undefined }, 'title: is missing'],
  ['a missing input', { 'finance.inputs.payouts': undefined }, 'finance.inputs.payouts: is missing'],
  [
    'an input that is no number',
    { 'finance.inputs.payouts': true },
    'finance.inputs.payouts: must be a whole number, not true',
  ],
  ['money without a currency', { 'metrics.6.currency': undefined }, 'metrics[6].currency: is missing'],
  [
    'an unknown currency',
    { 'finance.currency': 'usd' },
    'finance.currency: must be a currency such as "USD", not "usd"',
  ],
  ['a misspelt field', { 'finance.inputs.refund': 5 }, 'finance.inputs: has a field that nobody reads: refund'],
  [
    'an unknown printed result',
    { 'finance.printed.profit': 5 },
    'finance.printed: has a field that nobody reads: profit',
  ],
  ['a metric twice', { 'metrics.1.key': 'discord' }, 'metrics[1].key: is there twice, not "discord"'],
  ['a list without metrics', { metrics: [] }, 'metrics: must not be empty'],
  ['a number of 0', { number: 0 }, 'number: must be 1 or more, not 0'],
  ['a number that nobody counts to', { number: 2 ** 31 }, 'number: must be 2147483647 or less, not 2147483648'],
  ['a day of antiquity', { weekEnd: '0000-01-02' }, 'weekEnd: must be in 1970 or later, not "0000-01-02"'],
  [
    'a time of antiquity',
    { date: '0001-01-01T00:00:00Z' },
    'date: must be in 1970 or later, not "0001-01-01T00:00:00Z"',
  ],
  ['a title of two lines', { title: 'a\nb' }, 'title: must be one line of text, not "a\\nb"'],
  ['a title with what no page shows', { title: 'a\u0000b' }, 'title: must be one line of text, not "a\\u0000b"'],
  ['an empty author', { author: ' ' }, 'author: must be one line of text, not " "'],
  [
    'a day that never was',
    { 'finance.period.to': '2021-04-31' },
    'finance.period.to: must be a date such as 2021-04-25, not "2021-04-31"',
  ],
  [
    'a date without its offset',
    { date: '2021-04-28T08:00:00' },
    'date: must be a time with its offset, such as 2021-04-28T08:00:00-04:00, not "2021-04-28T08:00:00"',
  ],
  [
    'a period that ends first',
    { 'finance.period': { from: '2021-04-02', to: '2021-04-01' } },
    'finance.period: must not end before it begins, not {"from":"2021-04-02","to":"2021-04-01"}',
  ],
  [
    'a previous week alone',
    { previousWeekEnd: '2021-04-18' },
    'previousWeekEnd: needs weekEnd beside it, not "2021-04-18"',
  ],
  [
    'a previous week that is not before',
    { weekEnd: '2021-04-25', 'metrics.1.previousWeekEnd': '2021-04-25' },
    'metrics[1].previousWeekEnd: must be before weekEnd, not "2021-04-25"',
  ],
  ['a list instead of an object', { 'finance.inputs': [] }, 'finance.inputs: must be an object, not []'],
];
for (const [title, edits, problem] of REFUSED) {
  test(`${title} is refused in one line that names the field`, () => {
    assert.equal(problemsOf(edits), [problem]);
  });
}

test('each of several faults gets its line', () => {
  assert.equal(problemsOf({ author: undefined, 'metrics.0.current': -1 }), [
    'author: is missing',
    'metrics[0].current: must be 0 or more, not -1',
  ]);
});

test('what is not JSON, or not an object, is refused in one line', () => {
  const problemOf = (text: string) => {
    const parsed = parseFigures(text);
    return 'problems' in parsed ? parsed.problems.join('\n') : '';
  };
  assert.match(problemOf('{\n  "number": 12,\n  oops\n}'), /^not JSON: line 3: .+$/);
  assert.match(problemOf('{\n  "number": 12,\n  "title": "a\n'), /^not JSON: line [34]: .+$/);
  assert.match(problemOf('{\n  "number": 12,\n'), /^not JSON: line 3: .+$/);
  assert.match(problemOf(''), /^not JSON: line 1: .+$/);
  assert.is(problemOf('[]'), 'the file must be an object, not []');
  assert.is(problemOf('null'), 'the file must be an object, not null');
});

test.run();

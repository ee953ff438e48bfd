import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { checkReport } from './check-report.ts';

const test = suite('glimcap check: against the report before');

interface Shape {
  date?: string;
  headings?: string;
  rows: string[];
}

function report({ date, headings = '| | This Week | Last Week | Diff |', rows }: Shape): string {
  const matter = date ? `---\ntitle: x\ndate: ${date}T08:00:00-04:00\n---\n` : '';
  return `${matter}\n# Metrics\n\n${headings}\n|-|-|-|-|\n${rows.join('\n')}\n`;
}

function faults(current: Shape, previous: Shape, prose = ''): string[] {
  const result = checkReport(`${report(current)}\n${prose}\n`, report(previous));
  return result.faults.map(({ rule, row, printed, expected }) => `${rule} ${row}: ${printed} → ${expected}`);
}

const BEFORE = { date: '2021-04-21', rows: ['|Discord|6,012|6,113|101⬇|', '|Users|38,392|37,000|1,392⬆|'] };

test('an earlier value that the report before did not publish is a fault, and its difference is none', () => {
  const sound = { date: '2021-04-28', rows: ['|Discord|5,936|6,012|76⬇|', '|Users|38,759|38,392|367⬆|'] };
  assert.equal(faults(sound, BEFORE), []);
  const asPrinted = { ...sound, rows: ['|Discord|5,936|6,021|85⬇|'] };
  const asPublished = { ...sound, rows: ['|Discord|5,936|6,021|76⬇|'] };
  for (const wrong of [asPrinted, asPublished])
    assert.equal(faults(wrong, BEFORE), ['last-mismatch Discord: 6,021 → 6,012']);
});

test('a difference that follows from neither is a fault of its own', () => {
  const current = { date: '2021-04-28', rows: ['|Discord|5,936|6,021|99⬇|'] };
  assert.equal(faults(current, BEFORE), ['last-mismatch Discord: 6,021 → 6,012', 'difference Discord: 99⬇ → 85⬇']);
});

test('a row that is new, or was renamed, is told and not blamed', () => {
  const fresh = { date: '2021-04-28', rows: ['|Guilded|120|100|20⬆|'] };
  assert.equal(faults(fresh, BEFORE), []);
  const renamed = { date: '2021-04-28', rows: ['|Accounts|38,759|38,392|367⬆|', '|Discord Members|5,936|6,012|76⬇|'] };
  const { faults: none, notChecked } = checkReport(report(renamed), report(BEFORE));
  assert.equal(none, []);
  assert.equal(
    notChecked.map(({ what }) => what),
    ['the earlier value of "Accounts"'],
  );
});

test('"2 Weeks Ago" is what was published two weeks ago, wherever it stands', () => {
  const headings = '| | This Week | 2 Weeks Ago | Diff |';
  const skipped = { date: '2021-05-05', headings, rows: ['|Discord|5,936|6,012|76⬇|'] };
  assert.equal(faults(skipped, BEFORE), []);
  assert.equal(faults({ ...skipped, rows: ['|Discord|5,936|6,113|177⬇|'] }, BEFORE), [
    'last-mismatch Discord: 6,113 → 6,012',
  ]);
  const older = { date: '2021-04-28', headings, rows: ['|Discord|5,936|6,113|177⬇|'] };
  assert.equal(faults(older, BEFORE), []);
  assert.equal(faults({ ...older, rows: ['|Discord|5,936|6,131|195⬇|'] }, BEFORE), [
    'last-mismatch Discord: 6,131 → 6,113',
  ]);
});

test('weeks that lie between the two reports cannot be known', () => {
  const late = { date: '2021-05-12', rows: ['|Discord|5,936|5,999|63⬇|'] };
  const { faults: none, notChecked } = checkReport(report(late), report(BEFORE));
  assert.equal(none, []);
  assert.match(notChecked[0]?.reason ?? '', /the reports are 3 weeks apart, and the column says 1/);
});

test('a date is looked for among the dates of the report before', () => {
  const headings = (now: string, last: string) => `| | ${now} | ${last} | Change |`;
  const before = { headings: headings('Apr 18th', 'Apr 11th'), rows: ['|Discord|6,012|6,113|101⬇|'] };
  const current = { headings: headings('Apr 25th', 'Apr 18th'), rows: ['|Discord|5,936|6,012|76⬇|'] };
  assert.equal(faults(current, before), []);
  const wrong = { ...current, rows: ['|Discord|5,936|6,021|85⬇|'] };
  assert.equal(faults(wrong, before), ['last-mismatch Discord: 6,021 → 6,012']);
  const gap = { headings: headings('May 9th', 'May 2nd'), rows: ['|Discord|5,936|5,999|63⬇|'] };
  assert.equal(faults(gap, before), []);
});

test('a first ever drop is not the first when the report before had one', () => {
  const current = { date: '2021-04-28', rows: ['|Discord|5,936|6,012|76⬇|', '|Users|38,000|38,392|392⬇|'] };
  assert.equal(faults(current, BEFORE, 'We saw our first ever drop in Users this week.'), []);
  assert.equal(faults(current, BEFORE, 'We saw our first ever drop on Discord this week.').length, 1);
});

test('a report before that holds no tables decides nothing', () => {
  const { faults: none, notChecked } = checkReport(report({ rows: ['|Discord|5,936|6,021|85⬇|'] }), 'Just words.\n');
  assert.equal(none, []);
  assert.match(notChecked[0]?.reason ?? '', /no table/);
});

test.run();

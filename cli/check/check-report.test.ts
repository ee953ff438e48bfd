import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { PART_12_MD } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';
import { checkReport } from './check-report.ts';

const test = suite('glimcap check: whole reports');
const PART_12 = readFileSync(PART_12_MD, 'utf8');

/** `rule row: printed → expected`, one for each fault, whose line must hold what is said to be printed there. */
function faultsOf(text: string): string[] {
  const lines = text.split('\n');
  return checkReport(text).faults.map(({ rule, line, row, printed, expected }) => {
    assert.ok(rule === 'header-cells' || lines[line - 1]?.includes(printed), `line ${line} holds no ${printed}`);
    return `${rule} ${row}: ${printed} → ${expected}`;
  });
}

/** Part 12 without its one fault, and with others. */
function part12(...edits: Array<[string, string]>): string {
  return [['|$1,388.96|', '|$1,289.96|'] as const, ...edits].reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `the text has no ${from}`);
    return text.replace(from, to);
  }, PART_12);
}

test('Part 12 has one fault: its credits are off by 99.00', () => {
  const { faults, cells, skipped } = checkReport(PART_12);
  assert.is(faults.length, 1);
  assert.equal(faults[0], {
    rule: 'credits',
    line: 72,
    column: 20,
    table: 'Financials',
    row: 'Remaining Credits',
    cell: 'Partial Glimesh Budget',
    printed: '$1,388.96',
    expected: '$1,289.96',
    explanation: 'DO Credits − DO Expenses, at least 0',
  });
  assert.is(cells, 34);
  assert.equal(skipped, []);
});

test('a fault of each rule is found at its cell, and alone', () => {
  const faults: Array<[string, string, string]> = [
    ['|Discord|5,936|6,012|76⬇|', '|Discord|5,936|6,012|67⬇|', 'difference Discord: 67⬇ → 76⬇'],
    ['|Discord|5,936|6,012|76⬇|', '|Discord|5,963|6,012|76⬇|', 'difference Discord: 76⬇ → 49⬇'],
    ['|Reddit|584|580|4⬆|', '|Reddit|584|580|4⬇|', 'arrow Reddit: 4⬇ → 4⬆'],
    ['|Facebook|609|603|6⬆|', '|Facebook|609|603||', 'missing-difference Facebook:  → 6⬆'],
    ['| | This Week | Last Week | Diff |', '| | This Week | Last Week |', 'header-cells the header: 3 cells → 4 cells'],
    ['|Users|38,759|', '|Users|38759|', 'number-format Users: 38759 → 38,759'],
    ['|$1,390.62|', '|$1,3909.6|', 'number-format DO Infra: $1,3909.6 → $13,909.60'],
    ['|Gross|$8,480.00|', '|Gross|$8,480|', 'number-format Gross: $8,480 → $8,480.00'],
    ['|Revenue|$6,648.48|', '|Revenue|$6,684.48|', 'revenue Revenue: $6,684.48 → $6,648.48'],
    ['|Gross|$8,480.00|', '|Gross|$8,840.00|', 'revenue Revenue: $6,648.48 → $7,008.48'],
    ['|DO Expenses|$1,833.90|', '|DO Expenses|$1,933.90|', 'expenses DO Expenses: $1,933.90 → $1,833.90'],
    ['|DO Credits|$3,123.86|', '|DO Credits|$3,023.86|', 'credits Remaining Credits: $1,289.96 → $1,189.96'],
    [
      '|"Budget" Remaining|$4,814.58|',
      '|"Budget" Remaining|$4,841.58|',
      'budget "Budget" Remaining: $4,841.58 → $4,814.58',
    ],
    ['|Actual Remaining|$6,648.48|', '|Actual Remaining|$6,648.84|', 'budget Actual Remaining: $6,648.84 → $6,648.48'],
  ];
  assert.equal(faultsOf(part12()), []);
  for (const [from, to, fault] of faults) assert.equal(faultsOf(part12([from, to])), [fault], `${from} → ${to}`);
});

test.run();

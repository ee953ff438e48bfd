import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { checkReport } from './check-report.ts';

const test = suite('glimcap check: shapes that people made by hand');

function faultsOf(...lines: string[]): string[] {
  const { faults } = checkReport(lines.join('\n'));
  return faults.map(({ rule, line, row, printed, expected }) => `${line} ${rule} ${row}: ${printed} → ${expected}`);
}

const STATEMENT = {
  gross: '|Gross|$10,000.00|',
  payouts: '|Payouts|$2,000.00|',
  revenue: '|Revenue|$8,000.00|',
  credits: '|DO Credits|$5,000.00|',
  infra: '|DO Infra|$1,500.00|',
  bandwidth: '|DO Bandwidth|$500.00|',
  expenses: '|DO Expenses|$2,000.00|',
  left: '|Remaining Credits|$3,000.00|',
  budget: '|"Budget" Remaining|$6,000.00|',
  actual: '|Actual Remaining|$8,000.00|',
};

function statement(edits: Partial<typeof STATEMENT> = {}): string[] {
  return ['|Mar 1st-28th|Budget|', '|-|-|', ...Object.values({ ...STATEMENT, ...edits })];
}

test('the names of the columns may stand below an empty header, and one of them may be missing', () => {
  const rows = ['|Discord|5,855|5,936|81⬇', '|Twitter|9,209|9,206|3⬆', '|Reddit|589|584|5⬆'];
  assert.equal(faultsOf('| | | | |', '|-|-|-|-|', '||This Week|Last Week|Diff', ...rows), []);
  assert.equal(faultsOf('| | | | |', '|-|-|-|-|', '|This Week|Last Week|Diff|', ...rows), [
    '3 header-cells the header: 3 cells → 4 cells',
  ]);
});

test('a line that breaks off before its difference lacks its difference', () => {
  const head = ['||This Week|Last Week|Diff', '|-|-|-|-|', '|Discord|5,855|5,936|81⬇', '|Twitter|9,209|9,206|3⬆'];
  assert.equal(faultsOf(...head, '|Support Tickets|19|23'), ['5 missing-difference Support Tickets:  → 4⬇']);
  assert.equal(faultsOf(...head, '|TikTok|69|69|0-', '|Guilded|153|-|-'), []);
});

test('a row of nothing, or of a label only, is no row too short', () => {
  assert.equal(faultsOf(...statement({ revenue: '|Revenue|$8,000.00|\n|<br/>|\n|Hosting|' })), []);
});

test('a statement may begin in its header', () => {
  const [, , gross = '', ...rest] = statement({ gross: '|Gross|$10,000.00|\n|-|-|' });
  assert.equal(faultsOf(gross, ...rest), []);
  const wrong = statement({ gross: '|Gross|$10,000.00|\n|-|-|', revenue: '|Revenue|$8,000.01|' }).slice(2);
  assert.equal(faultsOf(...wrong), ['4 revenue Revenue: $8,000.01 → $8,000.00']);
});

test('a revenue that fees explain and the rows below agree with is told; a mistyped one is a fault', () => {
  const unprinted = {
    revenue: '|Revenue|$7,213.45|',
    budget: '|"Budget" Remaining|$5,213.45|',
    actual: '|Actual Remaining|$7,213.45|',
  };
  const { faults, notChecked } = checkReport(statement(unprinted).join('\n'));
  assert.equal(faults, []);
  assert.match(notChecked[0]?.reason ?? '', /a deduction of \$786\.55 that is not printed/);
  const mistyped = {
    revenue: '|Revenue|$7,000.00|',
    budget: '|"Budget" Remaining|$5,000.00|',
    actual: '|Actual Remaining|$7,000.00|',
  };
  assert.equal(faultsOf(...statement(mistyped)), ['5 revenue Revenue: $7,000.00 → $8,000.00']);
});

test('one wrong value from which several results were not reckoned is one fault, at its cell', () => {
  assert.equal(faultsOf(...statement({ credits: '|DO Credits|$1,500.00|' })), [
    '6 credits DO Credits: $1,500.00 → $5,000.00',
  ]);
});

test('a ledger in several parts is read part by part', () => {
  const ledger = [
    '| | March | April |',
    '|-|-|-|',
    '|Subscriptions| | |',
    '|Gross|$ 1,000.00|$ 900.00|',
    '|Streamer Payouts|$ (200.00)|$ (100.00)|',
    '|Refunds|$ -|$ (10.00)|',
    '|Subscription Revenue|$ 800.00|$ 790.00|',
    '|Merchandise| | |',
    '|Merch Expenses|$ (30.74)|$ -|',
    '|Hosting| | |',
    '|DO Infra|$ (300.00)|$ (200.00)|',
    '|DO Bandwidth|$ (50.00)|$ -|',
    '|IaaS Tax|$ (7.00)|$ 3.00|',
    '|Total Infra Expenses|$ (357.00)|$ (197.00)|',
  ];
  assert.equal(faultsOf(...ledger), []);
  const wrong = ledger.with(6, '|Subscription Revenue|$ 800.00|$ 791.00|');
  assert.equal(faultsOf(...wrong), ['7 revenue Subscription Revenue: $ 791.00 → $790.00']);
});

test('points for thousands and commas for cents are a habit like any other', () => {
  const table = [
    '| | This Week | Last Week | Diff |',
    '|-|-|-|-|',
    '|Discord|5.936|6.012|76⬇|',
    '|MRR|8.160,50 €|8.510,00 €|349,50 €⬇|',
  ];
  assert.equal(faultsOf(...table), []);
  assert.equal(faultsOf(...table.with(2, '|Discord|5.936|7.012|76⬇|')), ['3 difference Discord: 76⬇ → 1.076⬇']);
});

test('two habits in balance, ranks, and percentages of percentages are no faults', () => {
  const lying = [
    '| | Users | Twitter |',
    '|-|-|-|',
    '|This Week|2065|1,346|',
    '|Last Week|1948|1,303|',
    '|Diff|⬆ 117|⬆ 43|',
  ];
  assert.equal(faultsOf(...lying), []);
  const head = ['| | This Week | Last Week | Change |', '|-|-|-|-|'];
  assert.equal(faultsOf(...head, '|Search rank|4|7|⬆3|', '|Search rank (app)|9|7|⬇2|'), []);
  assert.equal(faultsOf(...head, '|Errors|0.5%|0.8%|-37.5%|', '|Visits|110|100|+10%|', '|Sales|90|100|-10%|'), []);
});

test('tables of other things are none of ours', () => {
  assert.equal(faultsOf('|Who|What|', '|-|-|-|', '|Ann|docs|tests|', '|Bob|fixes|'), []);
});

test.run();

import * as fc from 'fast-check';
import { asMoney, type NumberStyle, written } from './number-style.ts';
import { type Layout, layout, type TableBlock } from './table-block.ts';

export type StatementLine =
  | 'gross'
  | 'payouts'
  | 'fees'
  | 'refunds'
  | 'revenue'
  | 'credits'
  | 'infra'
  | 'bandwidth'
  | 'expenses'
  | 'remainingCredits'
  | 'budgetRemaining'
  | 'actualRemaining';

export type Amounts = Record<StatementLine, number>;

export interface StatementTable {
  lines: StatementLine[];
  labels: Record<StatementLine, string>;
  periods: Array<{ heading: string; amounts: Amounts }>;
  corner: string;
  layout: Layout;
  deduction: 'plain' | 'minus' | 'brackets';
}

const LABELS: Array<Record<StatementLine, string>> = [
  {
    gross: 'Gross',
    payouts: 'Payouts',
    fees: 'Stripe Fees',
    refunds: 'Refunds',
    revenue: 'Revenue',
    credits: 'DO Credits',
    infra: 'DO Infra',
    bandwidth: 'DO Bandwidth',
    expenses: 'DO Expenses',
    remainingCredits: 'Remaining Credits',
    budgetRemaining: '"Budget" Remaining',
    actualRemaining: 'Actual Remaining',
  },
  {
    gross: 'Gross Income',
    payouts: 'Streamer Payouts',
    fees: 'Fees',
    refunds: 'Refunded',
    revenue: 'Total Revenue',
    credits: 'Hosting Credits',
    infra: 'Infrastructure',
    bandwidth: 'Bandwidth Overage',
    expenses: 'Total Expenses',
    remainingCredits: 'Credits Remaining',
    budgetRemaining: 'Budget Left',
    actualRemaining: 'Actual Left',
  },
  {
    gross: '**Gross**',
    payouts: 'Paid out',
    fees: 'Processing Fees',
    refunds: 'Chargebacks',
    revenue: '**Revenue**',
    credits: 'Credits',
    infra: 'Servers',
    bandwidth: 'Bandwidth',
    expenses: '**Expenses**',
    remainingCredits: 'Credits left',
    budgetRemaining: '“Budget” Remaining',
    actualRemaining: '**Actual Remaining**',
  },
];
const INPUTS: StatementLine[] = [
  'gross',
  'payouts',
  'fees',
  'refunds',
  'revenue',
  'credits',
  'infra',
  'bandwidth',
  'expenses',
  'remainingCredits',
  'budgetRemaining',
  'actualRemaining',
];
const ORDERS: StatementLine[][] = [
  INPUTS,
  [
    'gross',
    'payouts',
    'refunds',
    'fees',
    'revenue',
    'infra',
    'bandwidth',
    'expenses',
    'credits',
    'remainingCredits',
    'actualRemaining',
    'budgetRemaining',
  ],
  [
    'revenue',
    'gross',
    'payouts',
    'fees',
    'refunds',
    'expenses',
    'infra',
    'bandwidth',
    'credits',
    'remainingCredits',
    'budgetRemaining',
    'actualRemaining',
  ],
];
const PERIODS = [
  ['Apr 1st-25th', 'Partial Budget'],
  ['', 'March', 'April'],
  ['Last Two Months', 'March', 'April'],
  ['Line', 'March 2021', 'April 2021', 'May 2021'],
  ['Mar 1st-14th Server Budget', ''],
];

const cents = (most: number) => fc.integer({ min: 0, max: most });
const amounts: fc.Arbitrary<Amounts> = fc
  .record({
    gross: cents(2_000_000),
    payouts: cents(300_000),
    fees: cents(90_000),
    refunds: cents(9_000),
    credits: cents(900_000),
    infra: cents(300_000),
    bandwidth: cents(300_000),
  })
  .map((inputs) => derived({ ...inputs, gross: inputs.gross + 450_000 }));

function derived(
  inputs: Pick<Amounts, 'gross' | 'payouts' | 'fees' | 'refunds' | 'credits' | 'infra' | 'bandwidth'>,
): Amounts {
  const revenue = inputs.gross - inputs.payouts - inputs.fees - inputs.refunds;
  const expenses = inputs.infra + inputs.bandwidth;
  return {
    ...inputs,
    revenue,
    expenses,
    remainingCredits: Math.max(0, inputs.credits - expenses),
    budgetRemaining: revenue - expenses,
    actualRemaining: revenue - Math.max(0, expenses - inputs.credits),
  };
}

export const statementTable: fc.Arbitrary<StatementTable> = fc
  .record({
    order: fc.constantFrom(...ORDERS),
    without: fc.subarray<StatementLine>(
      ['fees', 'refunds', 'bandwidth', 'remainingCredits', 'actualRemaining', 'budgetRemaining'],
      { maxLength: 3 },
    ),
    labels: fc.constantFrom(...LABELS),
    heads: fc.constantFrom(...PERIODS),
    amounts: fc.array(amounts, { minLength: 3, maxLength: 3 }),
    layout,
    deduction: fc.constantFrom<StatementTable['deduction'][]>('plain', 'plain', 'minus', 'brackets'),
  })
  .map(({ order, without, labels, heads: [corner = '', ...headings], amounts: all, ...table }) => ({
    ...table,
    corner,
    labels,
    lines: order.filter((line) => !without.includes(line)),
    periods: headings.map((heading, index) => ({ heading, amounts: derived(zeroed(all[index] ?? all[0], without)) })),
  }));

/** A line that is not printed was nothing. */
function zeroed(amounts: Amounts | undefined, without: readonly StatementLine[]): Amounts {
  if (!amounts) throw new Error('every period has its amounts');
  const inputs = without.filter((line) => ['fees', 'refunds', 'bandwidth'].includes(line));
  return { ...amounts, ...Object.fromEntries(inputs.map((line) => [line, 0])) };
}

const DEDUCTIONS: ReadonlySet<StatementLine> = new Set(['payouts', 'fees', 'refunds', 'expenses']);

export function printedAmount(
  style: NumberStyle,
  table: StatementTable,
  { line, amount }: { line: StatementLine; amount: number },
): string {
  const text = asMoney(style, written(style, amount, 2));
  const isDeducted = DEDUCTIONS.has(line) && table.deduction !== 'plain' && amount > 0;
  if (!isDeducted && amount >= 0) return text;
  return table.deduction === 'brackets' ? `(${text})` : `-${text}`;
}

/** The statement as cells; line `n` is row `n`, period `n` column `n + 1`. */
export function statementBlock(style: NumberStyle, table: StatementTable): TableBlock {
  return {
    layout: table.layout,
    header: [table.corner, ...table.periods.map(({ heading }) => heading)],
    rows: table.lines.map((line) => [
      table.labels[line],
      ...table.periods.map(({ amounts: own }) => printedAmount(style, table, { line, amount: own[line] })),
    ]),
  };
}

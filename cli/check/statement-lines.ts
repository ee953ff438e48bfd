import type { Entry, FinanceColumn } from './finance-column.ts';
import type { FinanceLine } from './finance-label.ts';

/** What stands for a line: its rows and their sum, or why there is none. */
export type Sum = { amount: bigint; entries: Entry[] } | { missing: string };

const COSTS: ReadonlySet<FinanceLine> = new Set([
  'credits',
  'infra',
  'bandwidth',
  'otherCosts',
  'expenses',
  'remainingCredits',
]);

/** A printed statement, asked line by line. */
export class StatementLines {
  readonly #column: FinanceColumn;
  /** The row that is "Net" but stands where revenue does. */
  readonly #netAsRevenue: Entry | null;

  constructor(column: FinanceColumn) {
    this.#column = column;
    this.#netAsRevenue = netAsRevenue(column);
  }

  /** A line of one row: what stands twice is known only when one of the two is the total. */
  one(line: FinanceLine): Sum {
    const entries = this.#entries(line);
    const [first, ...rest] = entries;
    if (!first) return { missing: this.#absent(line) };
    const total = rest.length === 0 ? first : totalOf(entries);
    return total
      ? { amount: total.amount, entries: [total] }
      : { missing: `"${first.label}" is not the only row of its kind` };
  }

  /** A line that may have several rows, which add up. */
  all(line: FinanceLine): Sum {
    const entries = this.#entries(line);
    if (entries.length === 0) return { missing: this.#absent(line) };
    const total = totalOf(entries);
    const counted = total && entries.length > 1 ? [total] : entries;
    return { amount: counted.reduce((sum, { amount }) => sum + amount, 0n), entries: counted };
  }

  /**
   * Rows that stand between others, where they may belong to the sum: those that no rule
   * knows, and among costs taxes and the costs of another provider.
   */
  strangersBetween(from: readonly Entry[], until: Entry): Entry[] {
    const first = Math.min(...from.map(({ at }) => at));
    const isCost = ({ line }: Entry) => until.line === 'expenses' && (line === 'tax' || line === 'expenses');
    return this.#column.entries.filter(
      (entry) => (entry.line === null || isCost(entry)) && entry.at > first && entry.at < until.at,
    );
  }

  #entries(line: FinanceLine): Entry[] {
    const isNet = (entry: Entry) => entry === this.#netAsRevenue;
    return this.#column.entries.filter((entry) => (isNet(entry) ? line === 'revenue' : entry.line === line));
  }

  #absent(line: FinanceLine): string {
    const unread = this.#column.unread.find((each) => each.line === line);
    return unread ? `"${unread.label}" holds no number` : `there is no row of ${WORDS[line]}`;
  }
}

function totalOf(entries: readonly Entry[]): Entry | null {
  const totals = entries.filter(({ label }) => /\btotals?\b/i.test(label));
  return totals.length === 1 ? (totals[0] ?? null) : null;
}

function netAsRevenue({ entries }: FinanceColumn): Entry | null {
  if (entries.some(({ line }) => line === 'revenue')) return null;
  const firstCost = entries.find(({ line }) => line !== null && COSTS.has(line))?.at ?? Number.POSITIVE_INFINITY;
  const gross = entries.find(({ line }) => line === 'gross')?.at ?? Number.POSITIVE_INFINITY;
  return entries.find(({ line, at }) => line === 'net' && at > gross && at < firstCost) ?? null;
}

const WORDS: Record<FinanceLine, string> = {
  gross: 'gross',
  payouts: 'payouts',
  fees: 'fees',
  refunds: 'refunds',
  tax: 'tax',
  revenue: 'revenue',
  credits: 'credits',
  infra: 'infrastructure',
  bandwidth: 'bandwidth',
  otherCosts: 'other costs',
  expenses: 'expenses',
  remainingCredits: 'remaining credits',
  budgetRemaining: 'what is left of the budget',
  actualRemaining: 'what is left in fact',
  net: 'what is left',
};

import type { CheckResult, Fault, NotChecked, Rule, Skipped } from './check-result.ts';
import { swapPointAndComma } from './decimal-comma.ts';
import type { Cell } from './table.ts';

/** Where a fault stands, and what is said about it. */
export interface CellFault {
  cell: Cell;
  table: string;
  row: string;
  heading: string;
  /** Instead of the cell's text. */
  printed?: string;
  expected: string;
  explanation: string;
}

/** Collects what the rules find. A cell is told once: the first rule that names it is the nearest to the cause. */
export class Findings {
  readonly #faults: Fault[] = [];
  readonly #notChecked: NotChecked[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #cells = new Set<string>();
  readonly #rules = new Map<string, Rule>();
  readonly #told = new Set<string>();
  #statements = 0;

  fault(rule: Rule, { cell, table, row, heading, printed, expected, explanation }: CellFault): void {
    const at = `${cell.line}:${cell.column}`;
    if (this.#rules.has(at)) return;
    this.#rules.set(at, rule);
    const place = { line: cell.line, column: cell.column, table, row, cell: heading };
    const inItsHand = (text: string) => (cell.printed === undefined ? text : swapPointAndComma(text));
    this.#faults.push({
      rule,
      ...place,
      printed: printed ?? cell.printed ?? cell.text,
      expected: inItsHand(expected),
      explanation: inItsHand(explanation),
    });
  }

  notChecked(line: number, what: string, reason: string): void {
    if (this.#isTold(`not checked ${line} ${what}`)) return;
    this.#notChecked.push({ line, what, reason });
  }

  skipped(line: number, what: string, reason: string): void {
    if (this.#isTold(`skipped ${line} ${what}`)) return;
    this.#skipped.push({ line, what, reason });
  }

  /** These cells took part in a comparison. */
  checked(...cells: Cell[]): void {
    for (const { line, column } of cells) this.#cells.add(`${line}:${column}`);
  }

  statement(): void {
    this.#statements += 1;
  }

  isFaulty(cell: Cell): boolean {
    return this.ruleAt(cell) !== null;
  }

  /** The rule that found a fault in this cell, or null. */
  ruleAt({ line, column }: Cell): Rule | null {
    return this.#rules.get(`${line}:${column}`) ?? null;
  }

  #isTold(what: string): boolean {
    if (this.#told.has(what)) return true;
    this.#told.add(what);
    return false;
  }

  result(): CheckResult {
    const byPlace = (a: { line: number; column?: number }, b: { line: number; column?: number }) =>
      a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
    return {
      faults: this.#faults.toSorted(byPlace),
      notChecked: this.#notChecked.toSorted(byPlace),
      skipped: this.#skipped.toSorted(byPlace),
      cells: this.#cells.size,
      statements: this.#statements,
    };
  }
}

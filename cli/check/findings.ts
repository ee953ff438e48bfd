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
  #statements = 0;

  fault(rule: Rule, { cell, table, row, heading, printed, expected, explanation }: CellFault): void {
    if (this.#faults.some(({ line, column }) => line === cell.line && column === cell.column)) return;
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
    if (this.#notChecked.some((each) => each.line === line && each.what === what)) return;
    this.#notChecked.push({ line, what, reason });
  }

  skipped(line: number, what: string, reason: string): void {
    if (this.#skipped.some((each) => each.line === line && each.what === what)) return;
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
    return this.#faults.find((fault) => fault.line === line && fault.column === column)?.rule ?? null;
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

/** The rules by name; `docs/checking-reports.md` says what each of them means. */
export const RULES = [
  'header-cells',
  'number-format',
  'difference',
  'arrow',
  'missing-difference',
  'last-mismatch',
  'revenue',
  'expenses',
  'credits',
  'budget',
  'prose-direction',
] as const;

export type Rule = (typeof RULES)[number];

/** One thing that a report says and that is not so. */
export interface Fault {
  rule: Rule;
  /** Counted from 1. */
  line: number;
  /** The character that the cell or the sentence begins at, counted from 1. */
  column: number;
  /** The heading that the table or the sentence stands under. */
  table: string;
  /** The row's label; empty in prose. */
  row: string;
  /** The heading of the cell's column; empty in prose. */
  cell: string;
  printed: string;
  expected: string;
  /** How the expectation follows from the report's own rows. */
  explanation: string;
}

/** Something that was read, but that the report's own rows cannot decide. */
export interface NotChecked {
  line: number;
  what: string;
  reason: string;
}

/** Something that could not be read. */
export interface Skipped {
  line: number;
  what: string;
  reason: string;
}

/** All that was found out about one report. */
export interface CheckResult {
  faults: Fault[];
  notChecked: NotChecked[];
  skipped: Skipped[];
  /** How many table cells took part in at least one comparison. */
  cells: number;
  /** How many statements of the prose were compared with a row, or with themselves. */
  statements: number;
}

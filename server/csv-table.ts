import { CsvError, parse } from 'csv-parse/sync';
import { printable } from './printable.ts';

const MOST_LINES = 100_000;
const LONGEST_LINE = 10_000;

/** What the first line of a file may and must name. */
export interface CsvColumns<Column extends string> {
  known: readonly Column[];
  required: readonly Column[];
}

/** One line of a file by its columns: trimmed, empty where the cell is. */
export interface CsvRow<Column extends string> {
  line: number;
  cells: Partial<Record<Column, string>>;
}

/** What is wrong, and the line on which it is. */
export interface CsvProblem {
  line: number;
  problem: string;
}

/** The lines below the header, and what is wrong with those of them that have more or fewer cells than it. */
interface CsvTable<Column extends string> {
  rows: CsvRow<Column>[];
  problems: CsvProblem[];
}

/**
 * Reads the text of a CSV file (RFC 4180) whose first line names its columns, in any order. A line that is empty is
 * nothing; a line is named by where it ends.
 * @returns only problems where nothing can be read: the header is wrong, a quote is not closed, the file is too large
 */
export function readCsvTable<Column extends string>(text: string, columns: CsvColumns<Column>): CsvTable<Column> {
  const split = splitLines(text);
  if ('problem' in split) return { rows: [], problems: [split] };
  const [header, ...lines] = split.lines;
  if (!header) return { rows: [], problems: [{ line: 1, problem: 'the file is empty' }] };
  const { names, problems } = readHeader(header, columns);
  if (problems.length > 0) return { rows: [], problems };
  const first = lines[MOST_LINES];
  if (first) return { rows: [], problems: [{ line: first.line, problem: `a file has ${MOST_LINES} lines at most` }] };

  const isWhole = ({ cells }: Line) => cells.length === names.length;
  const torn = lines.filter((line) => !isWhole(line));
  return {
    rows: lines.filter(isWhole).map((line) => toRow(line, names)),
    problems: torn.map(({ line, cells }) => ({
      line,
      problem: `it has ${cells.length} cells, and the header names ${names.length} columns`,
    })),
  };
}

/** A sentence for each problem, in the order of the lines; what the file says is shown in one line, and not at length. */
export function describeCsvProblems(problems: readonly CsvProblem[]): string[] {
  return problems.toSorted((a, b) => a.line - b.line).map(({ line, problem }) => `line ${line}: ${printable(problem)}`);
}

interface Line {
  line: number;
  cells: string[];
}

function splitLines(text: string): { lines: Line[] } | CsvProblem {
  const lines: Line[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
      on_record(cells: string[], { lines: line }) {
        lines.push({ line, cells });
        return null;
      },
    });
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error.lines ?? lines.length + 1), problem: error.message.split('\n')[0] ?? '' };
  }
}

function readHeader<Column extends string>(
  { line, cells }: Line,
  { known, required }: CsvColumns<Column>,
): { names: Column[]; problems: CsvProblem[] } {
  const named = cells.map((cell) => known.find((column) => column === cell.trim().toLowerCase()));
  const problems = [
    ...cells.flatMap((cell, index) => (named[index] ? [] : [`there is no column called "${cell}"`])),
    ...known
      .filter((column) => named.filter((each) => each === column).length > 1)
      .map((column) => `the column "${column}" is there twice`),
    ...required.filter((column) => !named.includes(column)).map((column) => `the column "${column}" is missing`),
  ];
  return {
    names: named.filter((column) => column !== undefined),
    problems: problems.map((problem) => ({ line, problem: `${problem}; known are ${known.join(', ')}` })),
  };
}

function toRow<Column extends string>({ line, cells }: Line, names: readonly Column[]): CsvRow<Column> {
  const row: Partial<Record<Column, string>> = {};
  for (const [index, name] of names.entries()) row[name] = cells[index]?.trim() ?? '';
  return { line, cells: row };
}

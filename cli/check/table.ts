/** One cell of a table, as a reader sees it. */
export interface Cell {
  /** Without markup. */
  text: string;
  /** Counted from 1. */
  line: number;
  /** The character of the line that the cell begins at, counted from 1. */
  column: number;
  /** What stands there, where `text` had to be turned into our way of writing numbers. */
  printed?: string;
}

export interface Row {
  line: number;
  cells: Cell[];
}

/** A table as it stands in the file: its rows may disagree about how many cells there are. */
export interface Table {
  /** The heading above it. */
  title: string;
  line: number;
  /** The row that names the columns. */
  header: Row;
  /** A header without words above the row that names the columns: some write it to be rid of a grey line. */
  blank: Row | null;
  /** Null for a table that has none, where no renderer would see a table; and for HTML, which needs none. */
  delimiter: { line: number; column: number; cells: number; text: string } | null;
  rows: Row[];
  isHtml: boolean;
}

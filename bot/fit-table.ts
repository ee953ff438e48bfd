import { textTable } from './text-table.ts';

/** Longer words would push the figures out of sight. */
const CELL_LENGTH = 40;

interface Room {
  /** Characters that the table may take. */
  length: number;
  /** Says how many rows are left out. */
  more(count: number): string;
}

/** As many rows of a table as fit; what does not is counted beneath it. */
export function fitTable(rows: ReadonlyArray<readonly string[]>, { length, more }: Room): string {
  const cells = rows.map((row) => row.map(shortened));
  for (let shown = rows.length; shown > 0; shown -= 1) {
    const rest = rows.length - shown;
    const text = [textTable(cells.slice(0, shown)), ...(rest > 0 ? [more(rest)] : [])].join('\n');
    if (text.length <= length) return text;
  }
  return more(rows.length);
}

function shortened(cell: string): string {
  return cell.length <= CELL_LENGTH ? cell : `${cell.slice(0, CELL_LENGTH - 1)}…`;
}

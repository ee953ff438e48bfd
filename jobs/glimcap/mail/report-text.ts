const ROW = /^\s*\|/;
const DELIMITER = /^:?-+:?$/;
const GAP = '  ';

/** A backslash before punctuation is for Markdown's eyes only. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** A report's Markdown as plain text: it reads well as it is, but for its tables, whose columns are set one below the other. */
export function reportText(markdown: string): string {
  const lines: string[] = [];
  const table: string[][] = [];
  for (const line of [...markdown.split('\n'), '']) {
    if (ROW.test(line)) {
      table.push(cellsOf(line));
      continue;
    }
    lines.push(...columns(table.splice(0)), line.replaceAll(ESCAPED, '$1'));
  }
  return lines.join('\n').trimEnd();
}

function columns(rows: readonly string[][]): string[] {
  const shown = rows.filter((cells) => !cells.every((cell) => DELIMITER.test(cell)));
  const widths = shown.reduce<number[]>((known, cells) => {
    return cells.map((cell, index) => Math.max(known[index] ?? 0, cell.length)).concat(known.slice(cells.length));
  }, []);
  return shown.map((cells) =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, index))
      .join(GAP)
      .trimEnd(),
  );
}

/** Labels stand left, figures right. */
function pad(cell: string, width: number, index: number): string {
  return index === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** Cells are parted by bars, but not by escaped ones. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().replaceAll(ESCAPED, '$1'));
}

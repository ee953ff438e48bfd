const GAP = '  ';

/**
 * Columns of equal width for a code block, where Discord's font is fixed: the first to
 * the left, the others to the right.
 */
export function textTable(rows: ReadonlyArray<readonly string[]>): string {
  const widths = rows.reduce<number[]>((widest, row) => {
    row.forEach((cell, index) => {
      widest[index] = Math.max(widest[index] ?? 0, cell.length);
    });
    return widest;
  }, []);
  const padded = (cell: string, index: number) => {
    const width = widths[index] ?? 0;
    return index === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  const lines = rows.map((row) => row.map(padded).join(GAP).trimEnd());
  return `\`\`\`\n${lines.join('\n').replaceAll('`', "'")}\n\`\`\``;
}

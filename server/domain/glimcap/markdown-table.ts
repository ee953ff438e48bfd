/** A Markdown table of plain text cells, in the shape that the Glimcap has always had. */
export function markdownTable(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const head = `|${header.map((cell) => (cell === '' ? ' ' : ` ${escapeMarkdown(cell)} `)).join('|')}|`;
  const rule = `|${header.map(() => ' - ').join('|')}|`;
  const body = rows.map((row) => `|${row.map(bodyCell).join('|')}|`);
  return [head, rule, ...body].join('\n');
}

/** A backslash before the end of a cell would take the bar after it for text, escaped or not. */
function bodyCell(text: string): string {
  return escapeMarkdown(text).replace(/\\\\$/, '&#92;');
}

/** Within a word an underscore is no emphasis, and `R&D` is no character reference. */
const MARKUP = /[\\|*`[\]<>]|~(?=~)|(?<=~)~|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Keeps text from being read as markup: labels are typed by people. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(MARKUP, '\\$&');
}

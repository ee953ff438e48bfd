import type { Block } from './blocks.ts';
import { plainText } from './plain-text.ts';
import type { Cell, Row, Table } from './table.ts';

const TAG = /<(\/?)(table|tr|t[dh])\b([^<>]{0,300})>/gi;

/** A plain HTML table, or why it cannot be read. */
export function readHtmlTable({ lines, line, section }: Block): Table | { reason: string } {
  const text = lines.join('\n');
  const tags = [...text.matchAll(TAG)];
  if (tags.filter(([, end, name]) => end === '' && name?.toLowerCase() === 'table').length !== 1)
    return { reason: 'it holds another table' };
  if (tags.some(([tag]) => /\b(?:col|row)span\s*=\s*["']?(?!1\b)/i.test(tag)))
    return { reason: 'its cells span others' };

  const [header, ...rows] = rowsOf(text, tags, line);
  if (!header || rows.length === 0) return { reason: 'it has no rows' };
  return { title: section, line, header, blank: null, delimiter: null, rows, isHtml: true };
}

function rowsOf(text: string, tags: RegExpExecArray[], firstLine: number): Row[] {
  const places = placesOf(text, firstLine);
  const rows: Row[] = [];
  tags.forEach(([tag, end, name = ''], index) => {
    const at = (tags[index]?.index ?? 0) + tag.length;
    if (end !== '') return;
    if (name.toLowerCase() === 'tr') rows.push({ line: places(at).line, cells: [] });
    else if (/^t[dh]$/i.test(name))
      rows.at(-1)?.cells.push(cellAt(text, { at, end: tags[index + 1]?.index }, places(at)));
  });
  return rows.filter(({ cells }) => cells.length > 0);
}

function cellAt(text: string, { at, end }: { at: number; end: number | undefined }, place: Omit<Cell, 'text'>): Cell {
  return { ...place, text: plainText(text.slice(at, end).trim(), { withCode: true }).replaceAll(/\s+/g, ' ') };
}

/** Asked in rising order, so that the whole text is walked once. */
function placesOf(text: string, firstLine: number): (at: number) => Omit<Cell, 'text'> {
  let [line, start, seen] = [firstLine, 0, 0];
  return (at) => {
    for (; seen < at; seen += 1)
      if (text[seen] === '\n') {
        line += 1;
        start = seen + 1;
      }
    return { line, column: at - start + 1 };
  };
}

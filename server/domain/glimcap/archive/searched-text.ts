import { compileReport } from '../compile-report.ts';
import type { Figures } from '../figures.ts';
import { PROSE_SECTIONS } from '../prose.ts';
import { resolveReferences } from '../prose-references.ts';

/** The words of a report that can be searched for, as people read them: without Markdown's signs, references filled in. */
export function searchedText(figures: Figures): string {
  const report = compileReport(figures);
  const prose = PROSE_SECTIONS.flatMap((section) => report.prose[section] ?? []);
  const wins = report.wins.map(({ text, author }) => (author === '' ? text : `${text} (${author})`));
  const texts = [...prose.map((text) => resolveReferences(text, report).text), ...wins];
  return [report.title, ...texts.map(plain)].join('. ').replaceAll(/[\s\p{Cc}]+/gu, ' ');
}

const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const BLOCK_SIGNS = /^\s*(?:#{1,6}|[-*+>]|\d+\.)\s|\|/gm;
const INLINE_SIGNS = /[*`~\\]|(?<!\w)_+|_+(?!\w)/g;

/** A link or a picture is its words. */
function plain(markdown: string): string {
  return markdown.replaceAll(LINK, '$1').replaceAll(BLOCK_SIGNS, ' ').replaceAll(INLINE_SIGNS, '');
}

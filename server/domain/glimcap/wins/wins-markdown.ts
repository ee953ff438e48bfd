import { escapeMarkdown } from '../markdown-table.ts';
import type { WinLine } from './win-line.ts';

/** The wins of a report as lists, each under the heading of its area; nothing without wins. */
export function winsMarkdown(wins: readonly WinLine[]): string[] {
  if (wins.length === 0) return [];
  const groups = Map.groupBy(wins, ({ heading }) => heading);
  return ['# Wins', ...[...groups].flatMap(([heading, those]) => [`### ${escapeMarkdown(heading)}`, list(those)])];
}

function list(wins: readonly WinLine[]): string {
  return wins.map((win) => `- ${contained(win.text)}${credit(win)}`).join('\n');
}

/** What people write stays inside its item and is no HTML, whatever a site generator would take for one. */
function contained(text: string): string {
  return text.replaceAll('<', '\\<').replaceAll('\n', '\n  ');
}

function credit({ author, url }: WinLine): string {
  if (author === '') return '';
  const name = escapeMarkdown(author);
  return ` — ${url ? `[${name}](${url})` : name}`;
}

import { escapeMarkdown } from '../markdown-table.ts';
import type { Issue, IssueCorrection } from './issue.ts';

const HEAD = /^---\n[\s\S]*?\n---\n+# [^\n]*\n+/;

/** The Markdown file of a report: what stands in it was wrong before is said beneath its heading. */
export function issueMarkdown({ version, corrections }: Pick<Issue, 'version' | 'corrections'>): string {
  const notes = corrections.map((each) => `${note(each)}\n\n`).join('');
  return version.markdown.replace(HEAD, (head) => `${head}${notes}`);
}

/** Notes are plain text. */
function note({ at, by, note: said }: IssueCorrection): string {
  const lines = escapeMarkdown(said).split(/\s*\n\s*/);
  const who = by === null ? '' : ` by ${escapeMarkdown(by)}`;
  return `> **Corrected on ${at.toISOString().slice(0, 10)}${who}.** ${lines.join('\n> ')}`;
}

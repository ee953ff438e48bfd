import type { Report } from './compile-report.ts';
import type { Passage } from './passage.ts';
import { PROSE_SECTIONS, type ProseSection } from './prose.ts';
import { misdirectedSentences } from './prose-directions.ts';
import { unmatchedNumbers } from './prose-numbers.ts';
import { resolveReferences } from './prose-references.ts';

/** Words that the sanity gate takes issue with. */
export interface ProseMark {
  section: ProseSection;
  kind: 'reference' | 'number' | 'direction';
  words: string;
  /** Where they begin in the section's text, in UTF-16 code units; null where they are not written like this. */
  at: number | null;
  /** The row that says otherwise, if one does. */
  row: { label: string; cell: string } | null;
}

/** What the gate will find in the texts of a report, for their writers to see while they write. */
export function proseMarks(report: Report): ProseMark[] {
  return PROSE_SECTIONS.flatMap((section) => {
    const text = report.prose[section] ?? '';
    return [
      ...resolveReferences(text, report).unknown.map((each) => mark(section, 'reference', each)),
      ...unmatchedNumbers(text, report).map((each) => mark(section, 'number', each)),
      ...misdirectedSentences(text, report).map(({ words, label, cell }) => ({
        ...mark(section, 'direction', { words, at: text.indexOf(words) }),
        row: { label, cell },
      })),
    ];
  });
}

function mark(section: ProseSection, kind: ProseMark['kind'], { words, at }: Passage): ProseMark {
  // A clause with markup or a reference in it reads otherwise than it is written.
  return { section, kind, words, at: at < 0 ? null : at, row: null };
}

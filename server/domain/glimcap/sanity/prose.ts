import type { Report } from '../compile-report.ts';
import { misdirectedSentences } from '../prose-directions.ts';
import { unmatchedNumbers } from '../prose-numbers.ts';
import { resolveReferences } from '../prose-references.ts';
import { type Finding, finding } from './finding.ts';

/** References to nothing, numbers that are in no row, and sentences that say up where their row says down. */
export function proseFindings(report: Report): Finding[] {
  return Object.entries(report.prose).flatMap(([section, text]) => [
    ...resolveReferences(text, report).unknown.map(({ words: reference }) =>
      finding('reference', {
        text: `The text of "${section}" refers to ${reference}, which has no figure in this report.`,
      }),
    ),
    ...unmatchedNumbers(text, report).map(({ words: number }) =>
      finding('number-in-prose', {
        text: `The text of "${section}" says ${number}, which is in no row of this report.`,
      }),
    ),
    ...misdirectedSentences(text, report).map(({ key, label, words, cell }) =>
      finding('direction-in-prose', {
        keys: [key],
        text: `The text of "${section}" says "${words}", but the row of ${label} says ${cell}.`,
      }),
    ),
  ]);
}

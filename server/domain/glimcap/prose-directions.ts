import { signOf } from '../metrics/difference.ts';
import type { Report } from './compile-report.ts';
import type { MetricRow } from './metric-row.ts';
import { reportRows, resolveReferences } from './prose-references.ts';

const UP =
  /\b(?:rose|risen|rising|rises|grew|grown|growing|grows|increased|increasing|increases|gained|climbed|is up|are up|went up|gone up)\b/i;
const DOWN =
  /\b(?:fell|fallen|falling|falls|dropped|dropping|drops|declined|declining|declines|decreased|decreasing|decreases|shrank|shrunk|lost|is down|are down|went down|gone down)\b/i;
/** Sentences about another time, about what did not happen, or about a wish, say nothing of this week's row. */
const NOT_OF_THIS_WEEK =
  /\b(?:not|never|no|had been|used to|previously|last (?:month|year)|month|year|if|would|could|should|will|hope|want|help)\b|n['’]t\b/i;
const CLAUSES = /[.!?]\s+|\n+|[;:–—]\s|,?\s\b(?:but|while|whereas|although|though|however|and|as)\b\s/i;
const MARKUP = /```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|https?:\/\/\S+|[*_[\]#]/g;

/** A clause that says up where its row says down, or down where it says up. */
export interface MisdirectedClause {
  key: string;
  label: string;
  words: string;
  /** The difference as the row prints it. */
  cell: string;
}

/**
 * Clauses that name exactly one metric of the report by its label and let it move the other way than its row
 * does. What is in doubt is not told: several metrics, both directions, other times, negations and wishes.
 */
export function misdirectedSentences(text: string, report: Report): MisdirectedClause[] {
  const rows = reportRows(report).filter(({ difference }) => difference !== null);
  const plain = resolveReferences(text, report).text.replace(MARKUP, ' ');
  return plain.split(CLAUSES).flatMap((clause) => {
    const named = rows.filter(({ label }) => wordPattern(label).test(clause));
    const [row] = named;
    const sign = directionOf(clause);
    if (!row || named.length > 1 || sign === 0 || NOT_OF_THIS_WEEK.test(clause) || agrees(row, sign)) return [];
    const words = clause.trim().replace(/\s+/g, ' ');
    return [{ key: row.key, label: row.label, words, cell: row.cells.difference }];
  });
}

function directionOf(clause: string): number {
  const [isUp, isDown] = [UP.test(clause), DOWN.test(clause)];
  if (isUp === isDown) return 0;
  return isUp ? 1 : -1;
}

function agrees({ difference }: MetricRow, sign: number): boolean {
  return difference === null || signOf(difference) === sign;
}

function wordPattern(label: string): RegExp {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu');
}

import type { ClaimNumbers } from './claim-numbers.ts';
import type { DirectionWord } from './direction-words.ts';
import type { Sentence } from './sentences.ts';

/** Something that a sentence says of one or more rows: which way, by how much, from and to what. */
export interface Claim {
  sentence: Sentence;
  /** The rows it speaks of; none when no row is named. */
  labels: string[];
  word: DirectionWord;
  numbers: ClaimNumbers;
  /** `our first ever drop` */
  isFirst: boolean;
  /** Why it may not be about this week against the last; null when nothing says so. */
  doubt: string | null;
}

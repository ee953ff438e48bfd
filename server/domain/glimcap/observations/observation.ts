import type { Point } from './metric-history.ts';

export type ObservationKind =
  | 'streak'
  | 'first'
  | 'record'
  | 'largest-move'
  | 'round-number'
  | 'unchanged'
  | 'return'
  | 'diverging';

/** Something true about the figures that their editor may want to say. */
export interface Observation {
  kind: ObservationKind;
  /** The metrics that it is about. */
  keys: string[];
  text: string;
  /** The values that it rests on, oldest first. */
  figures: Point[];
  /** A sentence for the report, whose numbers and directions follow the rows; null where the text itself is one. */
  suggestion: string;
  /** How remarkable it is; the highest is shown first. */
  weight: number;
}

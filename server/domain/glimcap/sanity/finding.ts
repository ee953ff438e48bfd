import { createHash } from 'node:crypto';
import type { MetricValue } from '../../metrics/metric-value.ts';
import type { CalendarDay } from '../../metrics/zoned-day.ts';

export type FindingKind =
  | 'contradiction'
  | 'missing'
  | 'stale'
  | 'part-week'
  | 'jump'
  | 'fell'
  | 'cumulative'
  | 'dropped'
  | 'skipped'
  | 'number-in-prose'
  | 'direction-in-prose'
  /** A reference to a figure that is not there would be printed as it is written: it must be mended. */
  | 'reference';

/** Something that a reviewer must have seen, and said why it stands, before a report is published. */
export interface Finding {
  /** Another one as soon as what it says is another: an acknowledgement is for the figures that were seen. */
  id: string;
  kind: FindingKind;
  /** The metrics that it is about; empty when it is about the whole report. */
  keys: string[];
  text: string;
  /** The values that it rests on, oldest first. */
  figures: { weekEnd: CalendarDay; value: MetricValue }[];
}

type Said = Pick<Finding, 'text'> & Partial<Pick<Finding, 'keys' | 'figures'>>;

export function finding(kind: FindingKind, { text, keys = [], figures = [] }: Said): Finding {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return { id: `${kind}-${digest}`, kind, keys, text, figures };
}

import { headingTime } from './heading-time.ts';

/** What a column's heading says that it holds. */
export type HeadingKind =
  | { kind: 'current' }
  /** `weeks` is null when the heading does not say how long ago. */
  | { kind: 'previous'; weeks: number | null }
  | { kind: 'difference' | 'percent' | 'trend' | 'label' | 'other' | 'empty' | 'unknown' }
  /** A date, a month or a number of week: `time` grows. */
  | { kind: 'time'; time: number; unit: 'day' | 'month' | 'number' };

const NUMBERS: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

const PATTERNS: ReadonlyArray<[RegExp, HeadingKind['kind']]> = [
  [/^$/, 'empty'],
  [/%|percent|\bpct\b/, 'percent'],
  [/\b[wmqd]o[wmqd]\b/, 'difference'],
  [
    /\bdiff(?:erence|s|\.)?\b|\bchanges?\b|\bdelta\b|^[+]\s?\/\s?[-−–]$|±|[Δ∆δ]|\bgain\b.*\bloss\b|\bgrowth\b|\bmovement\b|\bvariance\b/,
    'difference',
  ],
  [
    /\bw(?:eek)?\s?[/o-]\s?(?:over\s?-?\s?|o?)w(?:eek)?\b|\bvs\.?\b|\bversus\b|\bup\s?\/\s?down\b|\bincrease\b|^(?:gain|net|net gain|\+|\+ ?-)$/,
    'difference',
  ],
  [/^(?:trend|direction|arrow|status|[⬆⬇↑↓▲▼/ ]+)$/, 'trend'],
  [
    /\byoy\b|\byear[ -]over[ -]year\b|\b(?:last|past) (?:\d+|two|three|few|several|six|eight) (?:weeks|months|years)\b|\bhistory\b|\bspark|\bcharts?\b|\bgraphs?\b/,
    'other',
  ],
  [
    /\bgoals?\b|\btargets?\b|\bnotes?\b|\bcomments?\b|\bsource\b|\bowner\b|\blink\b|\brecord\b|\bpeak\b|\ball[ -]?time\b|\bbest\b|\bhighest\b/,
    'other',
  ],
];
const CURRENT =
  /\bthis (?:week|month|period|time|report|issue)\b|^(?:current|currently|now|today|latest|new value|current week|this)\b/;
const PREVIOUS =
  /^(?:prev(?:ious)?|prior|preceding) \d+ days\b|\b(?:last|prev(?:ious)?|prior) (?:week|month|period|time|report|issue|value|published)\b|^(?:prev(?:ious(?:ly)?)?\.?|prior|last|before|old|was|week before)\b/;
const AGO = /\b(\d{1,2}|a|one|two|three|four|five|six)\s+(week|wk|month)s?\s+(?:ago|before|earlier|back|prior)\b/;
const LABEL =
  /^(?:metrics?|platforms?|networks?|names?|channel|item|category|area|statistic|stat|what|source|account|line|service|site|social(?: media)?)$/;

/** Reads a heading: `This Week`, `2 Weeks Ago`, `Diff`, `Apr 18th`, `% Change`. */
export function headingKind(heading: string): HeadingKind {
  const text = heading
    .toLowerCase()
    .replaceAll(/[*_`:]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const found = PATTERNS.find(([pattern]) => pattern.test(text))?.[1];
  if (found === 'percent' || found === 'difference' || found === 'trend' || found === 'other' || found === 'empty')
    return { kind: found };
  if (LABEL.test(text)) return { kind: 'label' };
  if (/^(?:last|past) \d+ days\b/.test(text)) return { kind: 'current' };
  return previousKind(text) ?? (CURRENT.test(text) ? { kind: 'current' } : (headingTime(text) ?? { kind: 'unknown' }));
}

function previousKind(text: string): HeadingKind | null {
  const ago = AGO.exec(text);
  if (ago?.[1] && ago[2]) {
    const count = NUMBERS[ago[1]] ?? Number(ago[1]);
    return { kind: 'previous', weeks: ago[2] === 'month' ? count * 4 : count };
  }
  if (!PREVIOUS.test(text)) return null;
  return { kind: 'previous', weeks: /\b(?:last|previous|prior) week\b/.test(text) ? 1 : null };
}

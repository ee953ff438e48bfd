const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\\.?';
const ISO = /\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b/;
const MONTH_DAY = new RegExp(`\\b${NAMES} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4})\\b)?`, 'g');
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${NAMES}(?: (\\d{4})\\b)?`, 'g');
const MONTH_ONLY = new RegExp(`^${NAMES}(?: '?(\\d{4}|\\d{2}))?$`);
const SLASHED = /^(?:[a-z./ ]{0,20} )?(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$/;
const QUARTER = /^q([1-4])(?: '?(\d{4}|\d{2}))?$/;
const NUMBERED = /^(?:week|wk\.?|w|part|issue|glimcap|report|no\.?|#)\s*#?(\d{1,4})\b/;

/** A heading that names a time. `time` grows with it: days and months of years, or the number of a week or issue. */
export interface HeadingTime {
  kind: 'time';
  time: number;
  unit: 'day' | 'month' | 'number';
}

/** Reads `Apr 18th`, `18 April 2021`, `2021-04-18`, `4/18`, `Apr 12-18` (its end), `April`, `Week 12`; lower case. */
export function headingTime(text: string): HeadingTime | null {
  return isoDay(text) ?? namedDay(text) ?? slashedDay(text) ?? namedMonth(text) ?? numbered(text);
}

function isoDay(text: string): HeadingTime | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  return year && month && day ? dayTime(Number(month), Number(day), Number(year)) : null;
}

/** Of a span, `Apr 12th - Apr 18th` or `Apr 12-18`, its end. */
function namedDay(text: string): HeadingTime | null {
  const spans = [...text.matchAll(MONTH_DAY)].at(-1);
  if (spans) {
    const until = /^\s*[-–]\s*(\d{1,2})(?:st|nd|rd|th)?$/.exec(text.slice((spans.index ?? 0) + spans[0].length))?.[1];
    return dayTime(monthNumber(spans[1]), Number(until ?? spans[2]), Number(spans[3] ?? 0));
  }
  const last = [...text.matchAll(DAY_MONTH)].at(-1);
  return last ? dayTime(monthNumber(last[2]), Number(last[1]), Number(last[3] ?? 0)) : null;
}

/** `4/18` is American unless it cannot be. */
function slashedDay(text: string): HeadingTime | null {
  const [, first, second, year] = SLASHED.exec(text) ?? [];
  if (!first || !second) return null;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  return dayTime(Number(month), Number(day), year ? (Number(year) % 100) + 2000 : 0);
}

function namedMonth(text: string): HeadingTime | null {
  const [, name, year] = MONTH_ONLY.exec(text) ?? [];
  if (!name) return null;
  return { kind: 'time', time: (year ? (Number(year) % 100) + 2000 : 0) * 372 + monthNumber(name) * 31, unit: 'month' };
}

function numbered(text: string): HeadingTime | null {
  const [, quarter, year] = QUARTER.exec(text) ?? [];
  if (quarter) return { kind: 'time', time: Number(year ?? 0) * 4 + Number(quarter), unit: 'number' };
  const number = NUMBERED.exec(text)?.[1];
  return number ? { kind: 'time', time: Number(number), unit: 'number' } : null;
}

function monthNumber(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

function dayTime(month: number, day: number, year: number): HeadingTime | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { kind: 'time', time: year * 372 + month * 31 + day, unit: 'day' };
}

/** Half a year in the units of `time`: without years, December comes before January. */
export const HALF_A_YEAR = 186;
export const A_YEAR = 372;

import { amountOf, unitOf } from '../metrics/metric-unit.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { minorDigits } from '../money.ts';
import type { Report } from './compile-report.ts';
import type { Passage } from './passage.ts';
import { reportRows } from './prose-references.ts';

/** Link targets, code, references, dates, times, ordinals, versions and spans: numbers that are no figures. */
const NOT_FIGURES = [
  /```[\s\S]*?```|`[^`]*`/g,
  /\]\([^)]*\)|https?:\/\/\S+/g,
  /\{\{[^}]*\}\}/g,
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b|\b\d+(?:\.\d+){2,}\b/g,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b/gi,
  /\b\d+(?:st|nd|rd|th)\b|#\d+|\b[a-z]+\d+\b/gi,
  /\b(?:part|week|phase|version|issue)\s+\d+\b/gi,
  /\b(?:last|past|first|next|previous)\s+\d+\s+(?:reports|issues|days|weeks|months|years)\b/gi,
] as const;
const NUMBER = /(?<money>[$€£]\s?)?(?<digits>\d[\d,]*(?:\.\d+)?)(?<thousand>k\b)?(?<percent>\s?%)?/gi;
const YEAR = /^(?:19|20)\d{2}$/;
/** People count small things of their own: "3 new guides". */
const SMALL = 12;

/**
 * The numbers of a text that no row of the report has, as they were written. "around 16,000" stands for any
 * figure that rounds to it, up or down, at the digits that were written.
 */
export function unmatchedNumbers(text: string, report: Report): Passage[] {
  const plain = NOT_FIGURES.reduce<string>((left, pattern) => left.replace(pattern, blank), text);
  const figures = spokenFigures(report);
  return [...plain.matchAll(NUMBER)].flatMap(({ groups = {}, 0: written, index: at }) => {
    const digits = (groups.digits ?? '').replace(/,+$/, '');
    const isBare = groups.money === undefined && groups.percent === undefined && groups.thousand === undefined;
    const value = Number(digits.replaceAll(',', '')) * (groups.thousand ? 1000 : 1);
    if (isBare && (value <= SMALL || YEAR.test(digits))) return [];
    const step = stepOf(digits, groups.thousand !== undefined);
    if (figures.some((figure) => Math.abs(figure - value) < step)) return [];
    return [{ words: written.trim().replace(/,+$/, ''), at }];
  });
}

/** As long as what it stands for, so that what follows keeps its place. */
function blank(passage: string): string {
  return ' '.repeat(passage.length);
}

/** What the last written digit that is not a filling zero is worth: 1,000 in "16,000", 0.01 in "1.25". */
function stepOf(digits: string, isThousand: boolean): number {
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (isThousand) return 1000 / 10 ** decimals;
  if (decimals > 0) return 1 / 10 ** decimals;
  const zeros = /0*$/.exec(digits.replaceAll(',', ''))?.[0].length ?? 0;
  return 10 ** zeros;
}

/** Every value that a sentence may speak of, as people say it: dollars, not cents; minutes or hours. */
function spokenFigures(report: Report): number[] {
  const rows = reportRows(report).flatMap(({ current, previous, difference }) => [current, previous, difference]);
  const amounts = report.finance?.rows.map(({ amount }) => amount) ?? [];
  const values = [...rows, ...amounts].flatMap((value) => (value === null ? [] : spoken(value)));
  return [report.number, ...values.map(Math.abs)];
}

function spoken(value: MetricValue): number[] {
  const amount = Number(amountOf(value));
  const unit = unitOf(value);
  switch (unit.kind) {
    case 'count':
      return [amount];
    case 'money':
      return [amount / 10 ** minorDigits(unit.currency)];
    case 'duration':
      return [amount, amount / 60, amount / 3600, Math.floor(amount / 3600), Math.round(amount / 60) % 60];
    case 'ratio':
      return [amount / 100];
  }
}

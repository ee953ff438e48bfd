import { type Figure, MICRO } from './figure.ts';

/** Why a figure is malformed that has a comma before its cents. */
export const SWAPPED = 'its points and commas are swapped';

const LONGEST = 60;
const CURRENCY = '[$€£¥₹]|US\\$|USD|EUR|GBP|CAD|AUD';
const SHAPE = new RegExp(
  `^(~|≈|about |around |approx\\.? |c\\. )?\\s*(?:(${CURRENCY})\\s*(?=\\())?(\\()?\\s*([+\\-−–])?\\s*(${CURRENCY})?\\s*([+\\-−–])?\\s*(?:(?<=[$€£])([$€£]))?` +
    `([.,\\d][\\d.,'_ ]*)(?:(k|mm|m|bn|b)(?![a-z]))?\\+?\\s*(%)?\\s*(${CURRENCY})?\\s*(\\))?\\s*(\\D.*)?$`,
  'i',
);
const SCALES: ReadonlyArray<[RegExp, bigint]> = [
  [/^thousand\b/i, 1000n],
  [/^(?:lakhs?|lac)\b/i, 100_000n],
  [/^(?:million|mil|mio)\b/i, MICRO],
  [/^(?:crores?|cr)\b/i, 10n * MICRO],
  [/^(?:billion|bil)\b/i, 1000n * MICRO],
];
const CLOCK =
  /^(?:(\d{1,5})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,5})\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d{1,5})\s*s(?:ec(?:ond)?s?)?)?$/i;
const FACTORS: Record<string, bigint> = { k: 1000n, m: MICRO, mm: MICRO, b: 1000n * MICRO, bn: 1000n * MICRO };
const NOTE = /^(?:\([^()\d][^()]{0,60}\)|\(\d[^()]{0,60}\)|[*^#!]|[A-Za-z][A-Za-z .'/-]{0,40})[*.!]?$/;

/** The one number that a cell prints, or null when it prints none or several. */
export function readFigure(text: string): Figure | null {
  const cell = text.trim();
  if (cell.length > LONGEST || !/\d/.test(cell)) return null;
  return readClock(cell) ?? readNumber(cell);
}

function readNumber(cell: string): Figure | null {
  const match = SHAPE.exec(cell);
  if (!match) return null;
  const [
    ,
    about,
    outside,
    open,
    signBefore,
    before,
    signAfter,
    doubled,
    run = '',
    suffix = '',
    percent,
    after,
    close,
    rest = '',
  ] = match;
  const note = rest.trim();
  if (Boolean(open) !== Boolean(close) || (note !== '' && !NOTE.test(note))) return null;

  const digits = readDigits(run.trim());
  if (!digits) return null;
  const currency = (before ?? outside ?? after ?? '').replace(/^US\$$/i, '$');
  const factor = factorOf(suffix, note);
  return {
    ...digits,
    micro: digits.micro * factor,
    step: digits.step * factor,
    unit: percent ? 'percent' : currency ? 'money' : durationUnit(note),
    currency,
    isCurrencyLast: Boolean(after) && !before,
    sign: open ? '-' : signOf(signBefore ?? signAfter ?? ''),
    isRounded: Boolean(about) || factor !== 1n,
    malformed: doubled ? 'the currency stands twice' : digits.malformed,
    note,
  };
}

/** `5.9k`, `2.1 million`. */
function factorOf(suffix: string, note: string): bigint {
  return FACTORS[suffix.toLowerCase()] ?? SCALES.find(([word]) => word.test(note))?.[1] ?? 1n;
}

function durationUnit(note: string): 'duration' | 'count' {
  return /^(?:h|hrs?|hours?|mins?|minutes?|secs?|seconds?|days?)\b/i.test(note) ? 'duration' : 'count';
}

function signOf(sign: string): Figure['sign'] {
  if (sign === '') return '';
  return sign === '+' ? '+' : '-';
}

type Digits = Pick<Figure, 'micro' | 'step' | 'whole' | 'fraction' | 'malformed'>;

/** `5,936`, `5936`, `5 936` and `8,480.00` are numbers; `1,3899.6` is read as near as can be, and is malformed. */
function readDigits(run: string): Digits | null {
  const parts = /^(?<whole>[\d,'_ ]*)(?:\.(?<fraction>\d*))?$/.exec(run);
  if (!parts?.groups) return swapped(run) ?? (run.split('.').length > 2 ? lenient(run) : null);
  const { whole = '', fraction = '' } = parts.groups;
  if (!/\d/.test(whole) && fraction === '') return null;
  const isPlain = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '_]\d{3})+|)$/.test(whole) && !run.endsWith('.');
  if (!isPlain && / /.test(whole)) return null;
  return {
    ...digitsWorth(whole, fraction),
    whole,
    fraction,
    malformed: isPlain ? null : 'its digits are not in groups of three',
  };
}

/** `1.390,62`: what much of the world prints, and a slip where the rest of the report does not. */
function swapped(run: string): Digits | null {
  const [, whole, fraction] = /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(run) ?? [];
  if (!whole || !fraction) return null;
  return { ...digitsWorth(whole, fraction), whole, fraction, malformed: SWAPPED };
}

function lenient(run: string): Digits | null {
  if (/[ '_]/.test(run)) return null;
  const at = run.lastIndexOf('.');
  const [whole, fraction] = [run.slice(0, at), run.slice(at + 1)];
  if (!/^\d*$/.test(fraction)) return null;
  return { ...digitsWorth(whole, fraction), whole, fraction, malformed: 'it has more than one point' };
}

function digitsWorth(whole: string, fraction: string): { micro: bigint; step: bigint } {
  const kept = fraction.slice(0, 6);
  const step = MICRO / 10n ** BigInt(kept.length);
  return { micro: BigInt(whole.replaceAll(/\D/g, '') || '0') * MICRO + BigInt(kept || '0') * step, step };
}

/** `3h 20m`, `5m 32s`: two units at least, for `5m` alone may be five million. */
function readClock(cell: string): Figure | null {
  const [, hours, minutes, seconds] = CLOCK.exec(cell) ?? [];
  const parts = [hours, minutes, seconds].filter((part) => part !== undefined);
  if (parts.length < 2) return null;
  const total = BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n + BigInt(seconds ?? 0);
  const step = seconds === undefined ? 60n * MICRO : MICRO;
  const shape = {
    currency: '',
    isCurrencyLast: false,
    sign: '',
    isRounded: false,
    whole: '',
    fraction: '',
    malformed: null,
    note: '',
  } as const;
  return { ...shape, micro: total * MICRO, step, unit: 'duration' };
}

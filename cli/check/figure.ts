/** A number as it is printed, with how exactly it is printed. */
export interface Figure {
  /** The value in millionths; durations count seconds. */
  micro: bigint;
  /** What one of the last printed digit is worth, in millionths. */
  step: bigint;
  unit: 'count' | 'money' | 'percent' | 'duration';
  /** As printed, `$` or `USD`; empty when there is none. */
  currency: string;
  /** `25$` and `25 €` rather than `$25`. */
  isCurrencyLast: boolean;
  /** The printed sign, or brackets for "less than nothing". */
  sign: '' | '+' | '-';
  /** Printed as `5.9k` or `~5,900`. */
  isRounded: boolean;
  /** The digits before the point, as printed, separators and all. */
  whole: string;
  /** The digits after the point. */
  fraction: string;
  /** Why the digits are no number that anybody would print; null when they are one. */
  malformed: string | null;
  /** Words beside the number: `members`, `2 weeks ago`. */
  note: string;
}

export const MICRO = 1_000_000n;

/** Is the text a way to say that there is no number? */
export function absence(text: string): 'empty' | 'dash' | 'unknown' | 'new' | null {
  const word = text.trim().toLowerCase();
  if (word === '') return 'empty';
  if (/^(?:[$€£]\s*)?[-–—−―_]{1,3}$/.test(word)) return 'dash';
  if (/^(?:n\/?a\.?|tb[dac]\.?|\?+|…|\.{3}|none|nil|unknown|no data|missing|pending|n\.a\.|not available)$/.test(word))
    return 'unknown';
  return /^(?:new!?|\(new\)|first time|🆕)$/.test(word) ? 'new' : null;
}

/** What tells how a number is to be written. */
export type Manner = Pick<Figure, 'unit' | 'currency' | 'isCurrencyLast' | 'step' | 'whole'>;

/** The value in the manner of a figure, its decimals, groups and currency: `$1,289.96`, `76`. */
export function formatMicro(micro: bigint, like: Manner): string {
  const size = micro < 0n ? -micro : micro;
  const decimals = decimalsOf(like.step);
  const unit = MICRO / 10n ** BigInt(decimals);
  const rounded = (size + unit / 2n) / unit;
  const scale = 10n ** BigInt(decimals);
  const whole = (rounded / scale).toString().replaceAll(/\B(?=(?:\d{3})+$)/g, separatorOf(like.whole));
  const fraction = decimals > 0 ? `.${(rounded % scale).toString().padStart(decimals, '0')}` : '';
  const number = `${whole}${fraction}${like.unit === 'percent' ? '%' : ''}`;
  return `${micro < 0n ? '-' : ''}${withCurrency(number, like)}`;
}

/** Commas, unless the figure is large enough to show another habit. */
export function separatorOf(whole: string): string {
  const separator = /[^\d]/.exec(whole)?.[0];
  return separator ?? (whole.length > 3 ? '' : ',');
}

/** How many digits after the point a step shows. */
export function decimalsOf(step: bigint): number {
  let decimals = 0;
  for (let unit = MICRO; unit > step && decimals < 6; unit /= 10n) decimals += 1;
  return decimals;
}

function withCurrency(number: string, { currency, isCurrencyLast }: Manner): string {
  const isWord = /^[A-Z]{3}$/i.test(currency);
  if (isCurrencyLast) return `${number}${currency === '$' || currency === '' ? '' : ' '}${currency}`;
  return `${currency}${isWord ? ' ' : ''}${number}`;
}

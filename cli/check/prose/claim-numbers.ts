/** A number in prose. Values in millionths. */
export interface ClaimedNumber {
  micro: bigint;
  /** The worth of the last digit that is not a closing zero: 8160 was rounded to tens, or not at all. */
  step: bigint;
  isPercent: boolean;
  /** `around`, `over`, `nearly`. */
  hedge: 'about' | 'over' | 'under' | null;
  text: string;
}

/** What a claim says beside its direction. */
export interface ClaimNumbers {
  by: ClaimedNumber | null;
  from: ClaimedNumber | null;
  to: ClaimedNumber | null;
}

const MICRO = 1_000_000n;
const HEDGES: Record<'over' | 'under', string> = {
  over: 'just over|over|more than|above|at least|upwards of',
  under: 'just under|under|less than|below|nearly|almost|close to|up to',
};
const ABOUT = 'about|around|roughly|approximately|approx\\.?|some|~|circa|an estimated|somewhere around';
const NUMBER = `(?:(${ABOUT}|${HEDGES.over}|${HEDGES.under})\\s*)?([$€£]?\\d[\\d,]*(?:\\.\\d+)?(?:k|m)?\\s?%?)(?![\\w%]|-\\d)(?!\\s*(?:weeks?|days?|months?|years?|hours?|minutes?|times|places?|spots?)\\b)`;
const THEN =
  "(?:\\s+(?:last|previous|the|this|previous|week|week's|weeks|on|a|further|another|total|of|just|slightly|value|only|members|followers|users|again|now|prior|week|over|from|compared|back|all|way)){0,6}";
const BY = new RegExp(`^${THEN}\\s+(?:by|of)\\s+(?:a (?:further|total of) |another |only |just )?${NUMBER}`);
const DIRECT = new RegExp(`^\\s+(?:another |a further |only |just |a total of )?${NUMBER}`);
const FROM = new RegExp(`\\bfrom\\s+(?:last week's |the previous )?${NUMBER}`);
const TO = new RegExp(`\\b(?:down|up|back)?\\s*to\\s+(?:just |only |a total of )?${NUMBER}`);

/** The numbers of a claim, read from what follows its word of direction (lower case). */
export function claimNumbers(after: string): ClaimNumbers {
  const [from, to] = [numberOf(FROM.exec(after)), numberOf(TO.exec(after))];
  return { by: numberOf(BY.exec(after) ?? DIRECT.exec(after)), from, to };
}

function numberOf(match: RegExpExecArray | null): ClaimedNumber | null {
  const [, hedge, text] = match ?? [];
  if (!text) return null;
  const parts = /^[$€£]?(\d[\d,]*)(?:\.(\d+))?(k|m)?\s?(%)?$/.exec(text.trim());
  if (!parts?.[1]) return null;
  const [, whole = '', fraction = '', suffix, percent] = parts;
  const factor = suffix === 'k' ? 1000n : suffix === 'm' ? MICRO : 1n;
  const kept = fraction.slice(0, 6);
  const unit = MICRO / 10n ** BigInt(kept.length);
  const digits = whole.replaceAll(',', '').slice(0, 18);
  const micro = (BigInt(digits) * MICRO + BigInt(kept || '0') * unit) * factor;
  const zeros = kept === '' ? (/(?<=\d)0*$/.exec(digits)?.[0].length ?? 0) : 0;
  return {
    micro,
    step: unit * factor * 10n ** BigInt(zeros),
    isPercent: percent !== undefined,
    hedge: hedgeOf(hedge),
    text: text.trim(),
  };
}

function hedgeOf(word: string | undefined): ClaimedNumber['hedge'] {
  if (word === undefined) return null;
  if (new RegExp(`^(?:${HEDGES.over})$`).test(word)) return 'over';
  return new RegExp(`^(?:${HEDGES.under})$`).test(word) ? 'under' : 'about';
}

/** Could somebody who saw `actual` have written this number? */
export function mayMean({ micro, step, hedge }: ClaimedNumber, actual: bigint): boolean {
  const off = actual > micro ? actual - micro : micro - actual;
  if (hedge === 'over') return actual * 100n >= micro * 98n && off * 2n <= micro;
  if (hedge === 'under') return actual * 98n <= micro * 100n && off * 3n <= micro;
  if (hedge === 'about' && off * 100n <= actual * 15n) return true;
  return off * 2n <= step || (actual >= micro && actual - micro < step);
}

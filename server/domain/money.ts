/** An exact amount: integer minor units (cents for USD) of an ISO 4217 currency. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Money as it travels in JSON, where a bigint cannot go. */
export interface MoneyJson {
  minor: number;
  currency: string;
}

/** `a − b`. Throws a RangeError when the currencies differ: there is no rate that is ours to invent. */
export function subtractMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot subtract ${b.currency} from ${a.currency}`);
  return { minor: a.minor - b.minor, currency: a.currency };
}

/** The nearest amount without minor units (whole dollars), halves away from zero. */
export function wholeMoney({ minor, currency }: Money): Money {
  const unit = 10n ** BigInt(minorDigits(currency));
  const half = minor < 0n ? -unit / 2n : unit / 2n;
  return { minor: ((minor + half) / unit) * unit, currency };
}

/** Asking Intl takes longer than all the rest of reading an amount. */
const digitsOf = new Map<string, number>();

/** Digits after the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  digitsOf.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** Throws a RangeError for an amount that a JSON number would round. */
export function moneyToJson({ minor, currency }: Money): MoneyJson {
  const number = Number(minor);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${minor} ${currency} does not fit a JSON number exactly`);
  return { minor: number, currency };
}

/** The inverse of `moneyToJson`. Throws a RangeError when `minor` is not an integer. */
export function moneyFromJson({ minor, currency }: MoneyJson): Money {
  return { minor: BigInt(minor), currency };
}

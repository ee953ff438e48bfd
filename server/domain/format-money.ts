import { type Money, minorDigits, wholeMoney } from './money.ts';

/** How an amount is written: to its minor unit, or rounded to whole units. */
export interface MoneyFormat {
  whole?: boolean;
  /** How it is dressed: `en-US` writes `$8,480.00`, `de` `8.480,00 $`. */
  locale?: string;
}

/**
 * `$8,480.00`, or `$8,480` when `whole`; a negative amount is `-$1.50`.
 * Exact at any size: the digits come from the bigint, only the currency's dress from Intl.
 */
export function formatMoney(money: Money, { whole = false, locale = 'en-US' }: MoneyFormat = {}): string {
  const { minor, currency } = whole ? wholeMoney(money) : money;
  const digits = minorDigits(currency);
  const unit = 10n ** BigInt(digits);
  const size = minor < 0n ? -minor : minor;
  const fraction = String(size % unit).padStart(digits, '0');

  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  });
  const parts = format.formatToParts(size / unit);
  const text = parts.map((part) => (part.type === 'fraction' ? fraction : part.value)).join('');
  return minor < 0n ? `-${text}` : text;
}

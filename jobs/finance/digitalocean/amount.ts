import { z } from 'zod';
import type { Money } from '#domain/money.ts';

/** Every amount of the billing API is in US dollars. */
const CURRENCY = 'USD';
const FRACTION_DIGITS = 6;
const CENT = 10_000n;

/**
 * An amount of the billing API: dollars as text, in millionths, so that lines of less than a cent add up exactly.
 * @see https://docs.digitalocean.com/reference/api/reference/billing/
 */
export const amountSchema = z
  .string()
  .regex(/^-?\d{1,10}(\.\d{1,6})?$/, 'expected an amount such as "12.34"')
  .transform((text) => {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    const size = BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'));
    return text.startsWith('-') ? -size : size;
  });

/** Millionths of a dollar as the nearest cents, halves away from zero. */
export function toMoney(millionths: bigint): Money {
  const half = millionths < 0n ? -CENT / 2n : CENT / 2n;
  return { minor: (millionths + half) / CENT, currency: CURRENCY };
}

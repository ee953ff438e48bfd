import { type Money, minorDigits } from './money.ts';

/** As far as the ledger goes: ten trillion dollars, or a hundred times as many yen. */
const LARGEST_DIGITS = 16;

/**
 * An amount as people write it in English: `8480`, `8,480.00`, `-1.50`. Exactly as many decimals as the currency has, or
 * none: `1.5` could be a slip. @returns null for anything else
 */
export function parseMoney(text: string, currency: string): Money | null {
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', fraction] = match;
  const digits = minorDigits(currency);
  if (fraction !== undefined && fraction.length !== digits) return null;
  const units = whole.replaceAll(',', '');
  if (units.length > LARGEST_DIGITS) return null;
  const minor = BigInt(units + (fraction ?? '0'.repeat(digits)));
  return { minor: sign ? -minor : minor, currency };
}

/** The inverse: `8480.00`, without commas, for machines and forms. */
export function writeMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const size = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : `.${size.slice(-digits)}`;
  return `${minor < 0n ? '-' : ''}${size.slice(0, size.length - digits)}${fraction}`;
}

import { DomainError } from '../errors.ts';
import { minorDigits } from '../money.ts';
import type { MetricUnit } from './metric-unit.ts';

const WHOLE = /^(\d{1,3}(?:,\d{3})+|\d+)$/;
const DECIMAL = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
const DURATION = /^(?:(\d+) ?h)? ?(?:(\d+) ?m(?:in)?)? ?(?:(\d+) ?s)?$/;

/**
 * Reads a value as people write it: `5,936`, `$8,160.50` or `8160.5 USD`, `1 h 12 min`, `12.34 %`.
 * @returns the whole number that is kept: things, minor units, seconds or basis points
 * @throws DomainError invalid `metric_value_unreadable`, whose sentence says how to write it
 */
export function parseAmount(text: string, unit: MetricUnit): number {
  const amount = read(text.trim(), unit);
  if (amount !== null && Number.isSafeInteger(amount)) return amount;
  const sentence = `"${text.slice(0, 40)}" is no value of this metric. ${howToWrite(unit)}`;
  const values = {
    text: text.slice(0, 40),
    context: unit.kind,
    ...('currency' in unit ? { currency: unit.currency } : {}),
  };
  throw new DomainError('invalid', 'metric_value_unreadable', sentence, values);
}

function read(text: string, unit: MetricUnit): number | null {
  switch (unit.kind) {
    case 'count':
      return WHOLE.test(text) ? Number(text.replaceAll(',', '')) : null;
    case 'money':
      return readDecimal(withoutCurrency(text, unit.currency), minorDigits(unit.currency));
    case 'duration':
      return readDuration(text);
    case 'ratio':
      return readDecimal(text.replace(/ ?%$/, ''), 2);
  }
}

/** @returns null when there are more digits after the point than the unit has */
function readDecimal(text: string, digits: number): number | null {
  const [, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  return Number(`${whole.replaceAll(',', '')}${fraction.padEnd(digits, '0')}`);
}

function readDuration(text: string): number | null {
  const [found, hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(text) ?? [];
  return found ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : null;
}

/** Its own code or sign only: an amount of another currency is not taken for one of this. */
function withoutCurrency(text: string, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  const bare = text.startsWith(sign) ? text.slice(sign.length) : text;
  return bare.replace(new RegExp(` ?${currency}$`), '').trim();
}

function howToWrite(unit: MetricUnit): string {
  switch (unit.kind) {
    case 'count':
      return 'Write a whole number such as 5936.';
    case 'money':
      return `Write an amount in ${unit.currency} such as 8160 or 8160.50.`;
    case 'duration':
      return 'Write a time such as 1 h 12 min, 45 min or 30 s.';
    case 'ratio':
      return 'Write a percentage such as 12.34 %.';
  }
}

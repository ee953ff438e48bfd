import { amountCell, CellError, timeCell } from '../server/csv-cells.ts';
import type { Discount } from '../server/domain/billing/mrr/subscription-snapshot.ts';

const COLUMN = 'discounts';
const MOST = 20;
const WRITTEN = /^(?:(\d{1,3})(?:\.(\d{1,2}))?\s*%|([\d.,]+))(?:\s+(once|forever|until\s+(\S+)))?$/;

interface Reading {
  currency: string;
  timeZone: string;
}

/**
 * Discounts as a cell has them, in the order in which they are taken off, with semicolons between: `20%`,
 * `5.00 until 2026-06-01`, `100% once`. What says nothing about its time is for ever.
 */
export function readDiscounts(text: string, reading: Reading): Discount[] {
  if (text === '') return [];
  const all = text.split(';').map((each) => each.trim());
  if (all.length > MOST) throw new CellError(COLUMN, `${MOST} discounts at most`, text);
  return all.map((each) => readDiscount(each, reading));
}

function readDiscount(text: string, { currency, timeZone }: Reading): Discount {
  const [, whole, hundredths = '', amount, time = 'forever', until] = WRITTEN.exec(text) ?? [];
  const duration = until
    ? ({ duration: 'repeating', endsAt: timeCell(until, COLUMN, timeZone) } as const)
    : ({ duration: time === 'once' ? 'once' : 'forever' } as const);
  if (whole !== undefined)
    return { kind: 'percent', basisPoints: Number(whole) * 100 + Number(hundredths.padEnd(2, '0')), ...duration };
  if (amount !== undefined) return { kind: 'amount', minor: amountCell(amount, currency, COLUMN).minor, ...duration };
  throw new CellError(COLUMN, 'written 20%, 5.00 once or 5.00 until 2026-06-01, with ; between several', text);
}

import type { Price } from '../state/objects.ts';

const DAY_S = 86_400;

/**
 * When the period that begins at `start` ends. Months keep the day of the anchor and fall back
 * to the last day of a shorter one: https://docs.stripe.com/billing/subscriptions/billing-cycle
 */
export function periodEnd(start: number, anchor: number, { recurring }: Pick<Price, 'recurring'>): number {
  const count = recurring?.interval_count ?? 1;
  switch (recurring?.interval) {
    case 'day':
      return start + count * DAY_S;
    case 'week':
      return start + count * 7 * DAY_S;
    case 'year':
      return monthsAfter(start, anchor, 12 * count);
    default:
      return monthsAfter(start, anchor, count);
  }
}

function monthsAfter(start: number, anchor: number, months: number): number {
  const [from, day] = [new Date(start * 1000), new Date(anchor * 1000).getUTCDate()];
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = start % DAY_S;
  return Date.UTC(year, month, Math.min(day, lastDay)) / 1000 + timeOfDay;
}

import { z } from 'zod';
import type { ChannelShare } from '#domain/billing/channel-sales/channel-share.ts';

const EXPECTED = 'expected a percentage, and those that follow with their days, for example 50, 60 from 2027-01-01';
const FIRST = /^\d{1,3}(\.\d{1,2})?$/;
const LATER = /^(\d{1,3}(?:\.\d{1,2})?) from (\d{4}-\d{2}-\d{2})$/;

/** Reads `50`, or `50, 60 from 2027-01-01, 90 from 2028-01-01`; days begin at midnight UTC. */
export function readChannelShares(text: string, context: z.RefinementCtx): [ChannelShare, ...ChannelShare[]] {
  const [first = '', ...later] = text.split(',').map((part) => part.trim());
  const shares = [...(FIRST.test(first) ? [{ percent: Number(first), from: null }] : []), ...later.flatMap(readLater)];
  const [start, ...rest] = shares;
  const isInOrder = rest.every(({ from }, index) => index === 0 || (rest[index - 1]?.from ?? 0) < (from ?? 0));
  if (start?.from === null && rest.length === later.length && isInOrder && shares.every(isPercentage)) {
    return [start, ...rest];
  }
  context.addIssue({ code: 'custom', message: EXPECTED });
  return z.NEVER;
}

function readLater(part: string): ChannelShare[] {
  const [, percent = '', day = ''] = LATER.exec(part) ?? [];
  const from = new Date(`${day}T00:00:00Z`);
  // A day that does not exist is carried over into the next month by Date.
  return from.getTime() > 0 && from.toISOString().startsWith(day) ? [{ percent: Number(percent), from }] : [];
}

function isPercentage({ percent }: ChannelShare): boolean {
  return percent <= 100;
}

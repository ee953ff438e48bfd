import type { List } from '../state/objects.ts';
import { errors } from './errors.ts';
import type { Range } from './params.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

interface Bounds {
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
}

export interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

/**
 * One page of objects, newest first: https://docs.stripe.com/api/pagination
 * @param rows all that fit, oldest first
 * @throws StripeError 400 for a limit out of 1–100 or an id that is not in the list
 */
export function listPage<T extends { id: string }>(rows: T[], url: string, paging: Paging): List<T> {
  const { limit = DEFAULT_LIMIT, starting_after: after, ending_before: before } = paging;
  if (limit < 1 || limit > MAX_LIMIT)
    throw errors.badParam('limit', `Invalid limit: ${limit} must be between 1 and ${MAX_LIMIT}`);
  const newest = rows.toReversed();
  if (before !== undefined) {
    const until = newest.slice(0, indexOf(newest, before, 'ending_before'));
    return { object: 'list', data: until.slice(-limit), has_more: until.length > limit, url };
  }
  const from = after === undefined ? 0 : indexOf(newest, after, 'starting_after') + 1;
  return { object: 'list', data: newest.slice(from, from + limit), has_more: newest.length > from + limit, url };
}

/** Whether a time lies in a `created` range. */
export function isWithin(at: number, range: Range | undefined): boolean {
  const { gt, gte, lt, lte }: Bounds = range ?? {};
  return (
    (gt === undefined || at > gt) &&
    (gte === undefined || at >= gte) &&
    (lt === undefined || at < lt) &&
    (lte === undefined || at <= lte)
  );
}

function indexOf(rows: { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) throw errors.missing('object', id, param);
  return index;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { MRR_MOVEMENTS, type MrrMovement } from './mrr-report.ts';

/**
 * What moved in one period and currency. Period 0 is all that was before the first boundary, where what is there at
 * its end is told as new.
 */
export interface MovedRow {
  currency: string;
  period: number;
  minor: Record<MrrMovement, bigint>;
  customers: Record<MrrMovement, number>;
}

const KINDS: Record<MrrMovement, string> = {
  new: 'before = 0 and after > 0 and is_first',
  reactivation: 'before = 0 and after > 0 and not is_first',
  expansion: 'before > 0 and after > before',
  contraction: 'after > 0 and after < before',
  churn: 'before > 0 and after = 0',
};

/**
 * All movements between any number of boundaries in one pass: a snapshot counts until the next of its subscription,
 * what it is worth is a span of time, spans are changes of a customer, changes are summed by period.
 * Two snapshots at one moment: the higher sequence counts, then the one that ends the subscription, then the
 * greater source and event id. Nothing depends on when a row was recorded.
 */
const MOVED = `
with snapshot as (
  select customer, currency, step_at, step_minor,
    lead(effective_at) over (
      partition by subscription order by effective_at, sequence, (status = 'canceled'), source, event_id
    ) as replaced_at
  from subscription_event
  where effective_at < ?
), span as (
  select customer, currency, replaced_at,
    unnest(step_minor) as minor, unnest(step_at) as at, unnest(step_at[2:]) as next_step_at
  from snapshot
), change as (
  select customer, currency,
    unnest(array[at, least(next_step_at, replaced_at)]) as at, unnest(array[minor, -minor]) as delta
  from span
  where minor > 0 and (replaced_at is null or at < replaced_at)
), moved as (
  select customer, currency, width_bucket(at, ?::timestamptz[]) as period, sum(delta) as delta
  from change
  where at < ?
  group by 1, 2, 3
), edge as (
  select currency, period, delta,
    sum(delta) over customer_so_far as after,
    row_number() over customer_so_far = 1 as is_first
  from moved
  window customer_so_far as (partition by customer, currency order by period)
), compared as (
  select *, after - delta as before from edge
)
select currency, period,
  ${MRR_MOVEMENTS.map(
    (kind) => `coalesce(sum(abs(delta)) filter (where ${KINDS[kind]}), 0) as ${kind}_minor,
  count(*) filter (where ${KINDS[kind]})::int as ${kind}_customers`,
  ).join(',\n  ')}
from compared
group by currency, period
order by currency, period`;

type RawRow = { currency: string; period: number } & Record<`${MrrMovement}_minor`, string> &
  Record<`${MrrMovement}_customers`, number>;

/** @param boundaries ascending; period n lies between the n-th of them and the one after it, half-open */
export async function queryMoved(em: EntityManager, boundaries: readonly Date[]): Promise<MovedRow[]> {
  const times = boundaries.map((boundary) => boundary.toISOString());
  const end = times.at(-1);
  const rows = await em.execute<RawRow[]>(MOVED, [end, `{${times.join(',')}}`, end]);
  return rows.map((row) => ({
    currency: row.currency,
    period: row.period,
    minor: byMovement((kind) => BigInt(row[`${kind}_minor`])),
    customers: byMovement((kind) => row[`${kind}_customers`]),
  }));
}

/** The same of each kind of movement. */
export function byMovement<Value>(of: (kind: MrrMovement) => Value): Record<MrrMovement, Value> {
  return {
    new: of('new'),
    expansion: of('expansion'),
    reactivation: of('reactivation'),
    contraction: of('contraction'),
    churn: of('churn'),
  };
}

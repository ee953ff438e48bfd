import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarDay } from '../zoned-day.ts';

/** Names beyond these are `(other)`: whoever makes up a million of them fills one row. */
const NAMED_A_DAY = 1000;
const NAMED_AN_HOUR = 100;

type Column = 'path' | 'referrer';

/** Computes a day and its hours from the views anew. The same views give the same rows, however often. */
export async function rollUpDay(em: EntityManager, day: CalendarDay): Promise<void> {
  await em.execute(`delete from traffic_daily where day = ? and source = 'glim'`, [day]);
  await em.execute('delete from traffic_hourly where hour in (select distinct hour from page_view where day = ?)', [
    day,
  ]);
  await em.execute(DAILY_TOTALS, [day]);
  await em.execute(HOURLY_TOTALS, [day]);
  for (const column of ['path', 'referrer'] as const) {
    await em.execute(dailyNames(column), [day]);
    await em.execute(hourlyNames(column), [day]);
  }
}

/**
 * Views are placed by windows over themselves and never joined: of a day that has just begun Postgres's statistics know
 * nothing, so it would take it for a row or two and compare each view with each name.
 */
const DAILY = 'insert into traffic_daily (dimension, day, source, name, views, visitors)';
const HOURLY = 'insert into traffic_hourly (dimension, hour, name, views, visitors)';
const COUNTS = 'count(*), count(distinct visitor)';

const DAILY_TOTALS = `${DAILY} select 'all', day, 'glim', '', ${COUNTS} from page_view where day = ? group by day`;
const HOURLY_TOTALS = `${HOURLY} select 'all', hour, '', ${COUNTS} from page_view where day = ? group by hour`;

const dailyNames = (column: Column) => `
  with sized as (
    select day, ${column} as name, visitor, count(*) over (partition by ${column}) as size
    from page_view where day = ? and ${column} is not null),
  placed as (
    select day, name, visitor, dense_rank() over (order by size desc, name) as place from sized)
  ${DAILY}
  select '${column}', day, 'glim', ${nameOrOther(NAMED_A_DAY)} as name, ${COUNTS} from placed group by day, 4`;

const hourlyNames = (column: Column) => `
  with sized as (
    select hour, ${column} as name, visitor, count(*) over (partition by hour, ${column}) as size
    from page_view where day = ? and ${column} is not null),
  placed as (
    select hour, name, visitor, dense_rank() over (partition by hour order by size desc, name) as place from sized)
  ${HOURLY}
  select '${column}', hour, ${nameOrOther(NAMED_AN_HOUR)} as name, ${COUNTS} from placed group by hour, 3`;

function nameOrOther(named: number): string {
  return `case when place <= ${named} then name else '(other)' end`;
}

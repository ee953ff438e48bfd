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
    await em.execute(dailyNames(column), [day, day]);
    await em.execute(hourlyNames(column), [day, day]);
  }
}

const DAILY = 'insert into traffic_daily (dimension, day, source, name, views, visitors)';
const HOURLY = 'insert into traffic_hourly (dimension, hour, name, views, visitors)';
const COUNTS = 'count(*), count(distinct visitor)';

const DAILY_TOTALS = `${DAILY} select 'all', day, 'glim', '', ${COUNTS} from page_view where day = ? group by day`;
const HOURLY_TOTALS = `${HOURLY} select 'all', hour, '', ${COUNTS} from page_view where day = ? group by hour`;

const dailyNames = (column: Column) => `
  with named as (
    select ${column} as name, row_number() over (order by count(*) desc, ${column}) as place
    from page_view where day = ? and ${column} is not null group by ${column})
  ${DAILY}
  select '${column}', day, 'glim', ${nameOrOther(NAMED_A_DAY)} as name, ${COUNTS}
  from page_view join named on named.name = ${column}
  where day = ? group by day, 4`;

const hourlyNames = (column: Column) => `
  with named as (
    select hour, ${column} as name, row_number() over (partition by hour order by count(*) desc, ${column}) as place
    from page_view where day = ? and ${column} is not null group by hour, ${column})
  ${HOURLY}
  select '${column}', view.hour, ${nameOrOther(NAMED_AN_HOUR)} as name, ${COUNTS}
  from page_view view join named on named.name = ${column} and named.hour = view.hour
  where day = ? group by view.hour, 3`;

function nameOrOther(named: number): string {
  return `case when place <= ${named} then named.name else '(other)' end`;
}

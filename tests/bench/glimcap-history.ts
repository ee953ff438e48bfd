import { addDays, type CalendarDay } from '#domain/metrics/zoned-day.ts';
import { GLIMCAP_SETTINGS, type TestDomain } from '../support/domain.ts';
import { publishGlimcap } from '../support/publish-glimcap.ts';

const { timeZone } = GLIMCAP_SETTINGS;
/** What the database counts itself from views; everything else is sampled. */
const COUNTED = ['page_views', 'visitors'];
const PATHS = 200;
const REFERRERS = 20;
const VISITORS_A_DAY = 1500;

export interface WeekSize {
  /** The Monday. */
  monday: CalendarDay;
  week: number;
  views: number;
}

/** One metric more than a new installation has, which makes twenty that are sampled. */
export async function addMetric({ database, metricCatalogue }: TestDomain): Promise<void> {
  await database.unitOfWork(() =>
    metricCatalogue.add(
      { name: 'bench', isStaff: true },
      {
        key: 'forum',
        label: 'Forum',
        unit: 'count',
        currency: null,
        definition: 'Members of the forum.',
        source: 'hand',
        cadence: 'daily',
        measure: 'gauge',
        good: 'up',
        section: 'metrics',
      },
    ),
  );
}

/** A week as it comes about: samples and views day by day, rolled up as the product does, then its report published. */
export async function liveThroughWeek(glim: TestDomain, { monday, week, views }: WeekSize): Promise<void> {
  const { database, clock, trafficRollUp } = glim;
  clock.set(`${addDays(monday, 7)}T12:00:00Z`);
  await database.pool.query(SAMPLES, [monday, week, COUNTED]);
  await database.pool.query(`insert into traffic_day (day, source, salt) select ${DAY}, 'glim', 'salt' from ${DAYS}`, [
    monday,
  ]);
  await database.pool.query(HOURS, [monday]);
  await database.pool.query(VIEWS, [monday, Math.round(views / 7)]);
  await database.unitOfWork(() => trafficRollUp.run());
  clock.set(`${addDays(monday, 9)}T13:00:00Z`);
  await publishGlimcap(glim);
  await database.pool.query('delete from graphile_worker._private_jobs');
}

const DAYS = 'generate_series(0, 6) nth';
const DAY = `to_char($1::date + nth, 'YYYY-MM-DD')`;
const STARTS = `(($1::date + nth)::timestamp at time zone '${timeZone}')`;
const ENDS = `(($1::date + nth + 1)::timestamp at time zone '${timeZone}')`;

/** Each metric grows with the weeks, and wavers by a few per cent from day to day. */
const SAMPLES = `
  insert into metric_sample (id, key, value, currency, taken_at, recorded_at, source)
  select gen_random_uuid(), key, round((1000 + position * 100) * (1 + $2::int * 0.004) * (0.98 + random() * 0.04))::bigint,
    currency, ${ENDS} - interval '1 hour', ${ENDS}, 'bench'
  from metric, ${DAYS} where retired_at is null and not key = any($3)`;
const HOURS = `
  insert into counted_hour (hour, day, minutes)
  select hour, ${DAY}, (1::bigint << 60) - 1
  from ${DAYS}, generate_series(${STARTS}, ${ENDS} - interval '1 hour', interval '1 hour') hour`;
/** Most views are of few pages: a random number times another one. */
const VIEWS = `
  insert into page_view (day, hour, path, referrer, visitor)
  select ${DAY}, date_trunc('hour', ${STARTS} + random() * interval '23 hours'),
    '/page-' || floor(random() * random() * ${PATHS}),
    case when random() < 0.3 then 'site-' || floor(random() * ${REFERRERS}) || '.example' end,
    floor(random() * ${VISITORS_A_DAY})
  from ${DAYS}, generate_series(1, $2::int)`;

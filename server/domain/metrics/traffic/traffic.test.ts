import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { dayWindow } from '../week-window.ts';
import { addDays } from '../zoned-day.ts';
import type { SeenPage } from './page-view-log.ts';

const MINUTE_MS = 60_000;
/** Two ordinary weeks in New York, UTC-5. */
const MONDAY = '2026-01-12';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const test = suite<TestDomain>('traffic');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.after((context) => context.close());
test.beforeEach(async ({ database, clock }) => {
  await emptyTables(database.pool, 'page_view', 'traffic_day', 'traffic_daily', 'traffic_hourly', 'counted_hour');
  clock.set('2026-01-27T12:00:00Z');
});

function seen(at: string, view: Partial<SeenPage> = {}): SeenPage {
  return { at: new Date(at), address: '192.0.2.1', userAgent: FIREFOX, path: '/', ...view };
}

function record({ database, pageViewLog }: TestDomain, ...views: SeenPage[]) {
  return database.unitOfWork(() => pageViewLog.record(views));
}

function rollUp({ database, trafficRollUp }: TestDomain) {
  return database.unitOfWork(() => trafficRollUp.run());
}

/** Marks every minute from `from` until `to` as counted. */
function countFrom({ database, pageViewLog }: TestDomain, from: string, to: string) {
  const minutes = (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
  return database.unitOfWork(() =>
    pageViewLog.counted(Array.from({ length: minutes }, (_, index) => new Date(Date.parse(from) + index * MINUTE_MS))),
  );
}

async function rows({ database }: TestDomain, sql: string): Promise<unknown[][]> {
  const { rows: found } = await database.pool.query({ text: sql, rowMode: 'array' });
  return found;
}

test('a browser is one visitor a day, whatever it looks at, and another one tomorrow', async (context) => {
  await record(
    context,
    seen('2026-01-12T15:00:00Z'),
    seen('2026-01-12T23:00:00Z', { path: '/ada' }),
    seen('2026-01-12T15:00:00Z', { address: '192.0.2.2' }),
    seen('2026-01-13T15:00:00Z'),
  );
  const views = await rows(context, 'select day, visitor from page_view order by id');
  assert.equal(
    views.map(([day]) => day),
    ['2026-01-12', '2026-01-12', '2026-01-12', '2026-01-13'],
  );
  const [morning, evening, neighbour, tomorrow] = views.map(([, visitor]) => visitor);
  assert.is(morning, evening);
  assert.is.not(morning, neighbour);
  assert.is.not(morning, tomorrow);
});

test('no table keeps an address, a user agent or the moment', async (context) => {
  await record(context, seen('2026-01-12T15:47:11Z', { referrer: 'https://www.example.org/secret?q=me' }));
  const [view] = await rows(context, 'select day, hour, path, referrer from page_view');
  assert.equal(view, ['2026-01-12', new Date('2026-01-12T15:00:00Z'), '/', 'example.org']);
  const [all] = await rows(context, `select string_agg(t::text, '') from (select * from page_view) t`);
  assert.not.match(String(all), /192\.0|Firefox|:47/);
});

test('a day is cut at local midnight', async (context) => {
  await record(context, seen('2026-01-12T04:59:59.999Z'), seen('2026-01-12T05:00:00Z'));
  assert.equal(await rows(context, 'select day from page_view order by id'), [['2026-01-11'], ['2026-01-12']]);
});

test('days and hours are rolled up, total and by name', async (context) => {
  await record(
    context,
    seen('2026-01-12T15:00:00Z', { referrer: 'https://news.example.org/item' }),
    seen('2026-01-12T15:30:00Z', { path: '/ada' }),
    seen('2026-01-12T16:30:00Z', { path: '/ada' }),
    seen('2026-01-12T16:30:00Z', { path: '/ada', address: '192.0.2.2' }),
  );
  assert.equal(await rollUp(context), { rolledUp: [MONDAY], closed: [MONDAY] });
  const daily = 'select dimension, name, views, visitors from traffic_daily order by dimension, views desc';
  assert.equal(await rows(context, daily), [
    ['all', '', 4, 2],
    ['path', '/ada', 3, 2],
    ['path', '/', 1, 1],
    ['referrer', 'news.example.org', 1, 1],
  ]);
  const hourly = `select to_char(hour at time zone 'UTC', 'HH24'), name, views, visitors from traffic_hourly
    where dimension <> 'referrer' order by hour, dimension, name`;
  assert.equal(await rows(context, hourly), [
    ['15', '', 2, 1],
    ['15', '/', 1, 1],
    ['15', '/ada', 1, 1],
    ['16', '', 2, 2],
    ['16', '/ada', 2, 2],
  ]);
});

test('rolling up again, twice at once or late changes nothing', async (context) => {
  const { clock } = context;
  clock.set('2026-01-12T20:00:00Z');
  await record(context, seen('2026-01-12T15:00:00Z'), seen('2026-01-12T15:00:00Z', { address: '192.0.2.2' }));
  assert.equal(await rollUp(context), { rolledUp: [MONDAY], closed: [] });
  await record(context, seen('2026-01-12T19:00:00Z'));
  await Promise.all([rollUp(context), rollUp(context)]);
  const all = `select views, visitors from traffic_daily where dimension = 'all'`;
  assert.equal(await rows(context, all), [[3, 2]]);

  clock.set('2026-02-20T12:00:00Z');
  const runs = await Promise.all([rollUp(context), rollUp(context)]);
  assert.equal(
    runs.flatMap(({ closed }) => closed),
    [MONDAY],
    'one of them closed it',
  );
  assert.equal(await rows(context, all), [[3, 2]]);
  assert.equal(await rollUp(context), { rolledUp: [], closed: [] });
  assert.equal(await rows(context, all), [[3, 2]], 'also when its views are gone');
});

test('with the day its salt is deleted; what comes later is refused, not counted as a stranger', async (context) => {
  const { clock } = context;
  await record(context, seen('2026-01-12T15:00:00Z'));
  clock.set('2026-01-13T05:09:00Z');
  await rollUp(context);
  assert.equal(await record(context, seen('2026-01-13T04:59:00Z')), { late: 0 }, 'a few minutes late is in time');
  const salt = 'select salt is null from traffic_day where day = $$2026-01-12$$';
  assert.equal(await rows(context, salt), [[false]]);
  clock.set('2026-01-13T05:10:00Z');
  await rollUp(context);
  assert.equal(await rows(context, salt), [[true]]);
  const late = await record(context, seen('2026-01-13T04:59:59Z'), seen('2026-01-13T05:10:00Z'));
  assert.equal(late, { late: 1 });
  assert.equal(await rows(context, `select views from traffic_daily where dimension = 'all' order by day`), [[2]]);
});

test('views are kept for a week after their day, the names of an hour for five', async (context) => {
  const { clock } = context;
  clock.set('2026-01-19T06:00:00Z');
  await record(context, seen('2026-01-12T15:00:00Z'));
  await rollUp(context);
  assert.is((await rows(context, 'select id from page_view')).length, 1);
  clock.set('2026-01-20T06:00:00Z');
  await rollUp(context);
  assert.is((await rows(context, 'select id from page_view')).length, 0);
  clock.set('2026-02-17T06:00:00Z');
  await rollUp(context);
  assert.equal(await rows(context, 'select dimension from traffic_hourly'), [['all']]);
});

test('a million made-up names fill one row', async (context) => {
  const { database } = context;
  await record(context, seen('2026-01-12T15:00:00Z', { path: '/ada' }), seen('2026-01-12T15:00:00Z', { path: '/ada' }));
  await database.pool.query(
    `insert into page_view (day, hour, path, referrer, visitor)
     select '2026-01-12', '2026-01-12T15:00Z', '/' || n, n || '.example', n from generate_series(1, 3000) n`,
  );
  await rollUp(context);
  const named = (dimension: string) => `select count(*)::int, sum(views)::int,
    max(views) filter (where name = '(other)') from traffic_daily where dimension = '${dimension}'`;
  assert.equal(await rows(context, named('path')), [[1001, 3002, 2001]]);
  assert.equal(await rows(context, named('referrer')), [[1001, 3000, 2000]]);
  assert.equal(await rows(context, `select views from traffic_daily where name = '/ada'`), [[2]]);
  const { traffic } = context;
  const range = { from: MONDAY, to: MONDAY };
  const top = await database.unitOfWork(() => traffic.topPages(range, 1001));
  assert.equal([top[0]!.name, top.at(-1)], ['/ada', { name: '(other)', views: 2001, visitors: 2001 }]);
});

test('a day of 23 or 25 hours is as long as it is', async (context) => {
  const { clock, database, traffic } = context;
  clock.set('2026-12-01T00:00:00Z');
  await countFrom(context, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z');
  await countFrom(context, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z');
  const hours = ['05:30', '06:30'].map((time) => seen(`2026-11-01T${time}:00Z`, { address: time }));
  await record(context, ...hours);
  await rollUp(context);
  const of = async (day: string) => (await database.unitOfWork(() => traffic.days({ from: day, to: day })))[0]!;
  const spring = await of('2026-03-08');
  assert.equal([spring.coverage, spring.minutes, spring.countedMinutes], ['whole', 23 * 60, 23 * 60]);
  const autumn = await of('2026-11-01');
  assert.equal([autumn.coverage, autumn.minutes, autumn.countedMinutes], ['whole', 25 * 60, 25 * 60]);
  assert.is(autumn.views, 2);
  const twice = `select hour from traffic_hourly where dimension = 'all' order by hour`;
  assert.is((await rows(context, twice)).length, 2, 'the hour that the clocks showed twice is two');
});

test('whole weeks are compared, day by day', async (context) => {
  const { database, traffic } = context;
  await countFrom(context, '2026-01-05T05:00:00Z', '2026-01-19T05:00:00Z');
  await record(context, seen('2026-01-05T15:00:00Z'), seen('2026-01-12T15:00:00Z'), seen('2026-01-13T15:00:00Z'));
  await rollUp(context);
  const { current, previous, change, sameDays } = await database.unitOfWork(() => traffic.week({ from: MONDAY }));
  assert.equal(
    current.days.map(({ views }) => views),
    [1, 1, 0, 0, 0, 0, 0],
  );
  assert.equal(
    [current.from, current.to, previous.from, previous.to],
    [MONDAY, '2026-01-18', '2026-01-05', '2026-01-11'],
  );
  assert.equal([current.isWhole, current.note, current.total], [true, null, { views: 2, visitors: 2 }]);
  assert.equal(change, { views: 1, visitors: 1 });
  assert.is(sameDays, null);
});

test('a week in which counting began or stopped says so and is compared with nothing but its like', async (context) => {
  const { database, traffic } = context;
  await countFrom(context, '2026-01-07T18:00:00Z', '2026-01-14T05:00:00Z');
  await countFrom(context, '2026-01-15T05:00:00Z', '2026-01-19T05:00:00Z');
  await record(context, seen('2026-01-08T15:00:00Z'), seen('2026-01-12T15:00:00Z'), seen('2026-01-16T15:00:00Z'));
  await rollUp(context);
  const { current, previous, change, sameDays } = await database.unitOfWork(() => traffic.week({ from: MONDAY }));
  assert.equal(
    previous.days.map(({ coverage }) => coverage),
    ['none', 'none', 'part', 'whole', 'whole', 'whole', 'whole'],
  );
  assert.equal(
    previous.days.map(({ views }) => views),
    [null, null, 0, 1, 0, 0, 0],
  );
  assert.is(previous.note, 'not counted on 2026-01-05, 2026-01-06; counted in part on 2026-01-07 (11 of 24 h)');
  assert.equal([current.isWhole, current.note], [false, 'not counted on 2026-01-14']);
  assert.is(change, null);
  assert.equal(sameDays, {
    days: ['2026-01-15', '2026-01-16', '2026-01-17', '2026-01-18'],
    current: { views: 1, visitors: 1 },
    previous: { views: 1, visitors: 1 },
  });
});

test('a week that was counted has its figures; with a gap it has none, and says why', async (context) => {
  const { clock, database, metricCatalogue, metrics } = context;
  clock.set('2026-01-21T12:00:00Z');
  const read = (key: string, monday: string) =>
    database.unitOfWork(async () =>
      metrics.read(await metricCatalogue.get(key), dayWindow(monday, addDays(monday, 6), 'America/New_York')),
    );
  await countFrom(context, '2026-01-09T05:00:00Z', '2026-01-19T05:00:00Z');
  await record(context, seen('2026-01-12T15:00:00Z'), seen('2026-01-12T16:00:00Z'), seen('2026-01-13T15:00:00Z'));
  await rollUp(context);
  assert.equal([(await read('page_views', MONDAY)).value, (await read('visitors', MONDAY)).value], [3, 2]);
  assert.equal((await read('page_views', MONDAY)).provenance, {
    source: 'database',
    takenAt: '2026-01-21T12:00:00.000Z',
    query: 'traffic.days views from 2026-01-12 to 2026-01-18, counted by glim',
  });

  const before = await read('page_views', '2026-01-05');
  assert.is(before.value, null);
  assert.is(before.provenance.note, 'not counted on 2026-01-05, 2026-01-06, 2026-01-07, 2026-01-08');
  const long = await read('visitors', '2025-12-29');
  assert.equal([long.value, long.provenance.note], [null, 'nobody counted page views in this week']);
  await database.pool.query(`update counted_hour set minutes = 0 where hour = '2026-01-14T05:00Z'`);
  assert.is((await read('page_views', MONDAY)).value, 3, 'an hour is less than a hundredth of a week');
});

test('the running week counts until now and says what is to come', async (context) => {
  const { clock, database, traffic } = context;
  clock.set('2026-01-13T17:00:00Z');
  await countFrom(context, '2026-01-12T05:00:00Z', '2026-01-13T17:00:00Z');
  await record(context, seen('2026-01-13T15:00:00Z'));
  await rollUp(context);
  const { current, previous } = await database.unitOfWork(() => traffic.week({ from: MONDAY }));
  assert.equal(
    current.days.map(({ coverage, views }) => `${coverage} ${views}`),
    ['whole 0', 'running 1', 'ahead null', 'ahead null', 'ahead null', 'ahead null', 'ahead null'],
  );
  assert.match(current.note!, 'still being counted on 2026-01-13; to come 2026-01-14, ');
  assert.equal([previous.total, previous.isWhole], [null, false]);
});

test('whatever is viewed when, in whatever batches, the days sum up to it', async (context) => {
  const { clock, database, traffic } = context;
  clock.set('2026-03-20T12:00:00Z');
  const view = fc.record({
    at: fc.date({ min: new Date('2026-03-06T00:00:00Z'), max: new Date('2026-03-10T23:59:59Z'), noInvalidDate: true }),
    address: fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1'),
    userAgent: fc.constantFrom('A', 'B'),
    path: fc.constantFrom('/', '/ada', '/glimcap/12'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(view, { maxLength: 12 }), { maxLength: 4 }), async (batches) => {
      await emptyTables(database.pool, 'page_view', 'traffic_day', 'traffic_daily', 'traffic_hourly');
      for (const batch of batches) await record(context, ...batch);
      await rollUp(context);
      const views = batches.flat();
      const days = await database.unitOfWork(() => traffic.days({ from: '2026-03-05', to: '2026-03-11' }));
      assert.is(sum(days), views.length);
      const distinct = new Set(views.map(({ at, address, userAgent }) => `${newYorkDay(at)} ${address} ${userAgent}`));
      assert.is(
        days.reduce((total, { visitors }) => total + (visitors ?? 0), 0),
        distinct.size,
      );
      const pages = await database.unitOfWork(() => traffic.topPages({ from: '2026-03-05', to: '2026-03-11' }, 10));
      assert.is(sum(pages), views.length);
      const [[hourly]] = (await rows(
        context,
        `select coalesce(sum(views), 0)::int from traffic_hourly where dimension = 'all'`,
      )) as [[number]];
      assert.is(hourly, views.length);
    }),
    { numRuns: 25 },
  );

  function sum(counted: { views: number | null }[]): number {
    return counted.reduce((total, { views }) => total + (views ?? 0), 0);
  }
});

/** An independent cut of days: the formatter of a locale that writes ISO dates. */
function newYorkDay(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'America/New_York' });
}

test('a range of days has each day once', async ({ database, traffic }) => {
  const days = await database.unitOfWork(() => traffic.days({ from: '2026-10-25', to: '2026-11-08' }));
  assert.equal(
    days.map(({ day }) => day),
    Array.from({ length: 15 }, (_, index) => addDays('2026-10-25', index)),
  );
});

test.run();

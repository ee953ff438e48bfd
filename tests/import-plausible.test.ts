/** Plausible's days, from its stand-in over the wire to our own tables. */
import * as assert from 'uvu/assert';
import type { TrafficDay } from '#domain/metrics/traffic/traffic-day.ts';
import { dayWindow } from '#domain/metrics/week-window.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { plausible } from '#platform/plausible.ts';
import { startTestSources, type TestSources, TOKEN } from '../sandbox/sources/testing/test-sources.ts';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from './support/domain.ts';
import { emptyTables } from './support/empty-tables.ts';
import { refusal } from './support/refusal.ts';
import { suite } from './support/suite.ts';

interface Context extends TestDomain {
  sources: TestSources;
}

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };

const test = suite<Context>('import from Plausible');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.sources = await startTestSources();
});
test.after(async (context) => {
  await context.sources?.close();
  await context.close();
});
test.beforeEach(async ({ clock, database, sources }) => {
  clock.set('2026-03-04T12:00:00Z');
  await sources.clear();
  await emptyTables(database.pool, 'page_view', 'traffic_day', 'traffic_daily', 'traffic_hourly', 'counted_hour');
});

function archive({ sources }: Context, options: { apiKey?: string; site?: string } = {}) {
  const http = createJsonReader({ userAgent: 'glim (test)', timeoutMs: 2_000 });
  return plausible({
    http,
    apiBase: `${sources.sandbox.url}/plausible`,
    apiKey: TOKEN,
    site: 'glim.example',
    ...options,
  });
}

async function importDays(context: Context, range = FEBRUARY, replace = false) {
  const days = await archive(context).readDays(range);
  return context.database.unitOfWork(() => context.trafficImport.import(days, { replace }));
}

function daysOf({ database, traffic }: TestDomain, range = FEBRUARY): Promise<TrafficDay[]> {
  return database.unitOfWork(() => traffic.days(range));
}

async function table({ database }: TestDomain): Promise<unknown[]> {
  return (await database.pool.query('select * from traffic_daily order by dimension, day, source, name')).rows;
}

test('days are taken over with their pages and sites, and the same days again change nothing', async (context) => {
  const { database, traffic } = context;
  const { imported, kept } = await importDays(context);
  assert.equal([imported.length, kept], [28, []]);
  const days = await daysOf(context);
  assert.ok(days.every(({ source, coverage }) => source === 'plausible' && coverage === 'whole'));
  const [pages, referrers] = await database.unitOfWork(async () => [
    await traffic.topPages(FEBRUARY, 10),
    await traffic.topReferrers(FEBRUARY, 10),
  ]);
  assert.equal(pages.map(({ name }) => name).sort(), ['/', '/ada', '/glimcap/12', '/help']);
  assert.equal(referrers.map(({ name }) => name).sort(), ['news.ycombinator.com', 'reddit.com'], 'direct is no site');
  const views = (rows: { views: number | null }[]) => rows.reduce((sum, row) => sum + (row.views ?? 0), 0);
  assert.is(views(pages), views(days));

  const before = await table(context);
  await importDays(context);
  assert.equal(await table(context), before);
});

test('a day without visitors is 0 within the range that Plausible has, and unknown before it', async (context) => {
  const range = { from: '2024-02-01', to: '2024-06-30' };
  const { imported } = await importDays(context, range);
  const days = await daysOf(context, range);
  assert.ok(days.some(({ views, coverage }) => views === 0 && coverage === 'whole'));
  assert.is(days.find(({ views }) => views !== null)!.day, imported[0]);
  assert.equal([days[0]!.views, days[0]!.coverage], [null, 'none']);
});

test('a day that we counted keeps our figures, unless they are to be replaced; none are added up', async (context) => {
  const { database, pageViewLog, trafficRollUp } = context;
  const browser = { address: '192.0.2.1', userAgent: 'A' };
  await database.unitOfWork(async () => {
    await pageViewLog.record([{ ...browser, at: new Date('2026-02-10T15:00:00Z'), path: '/' }]);
    await pageViewLog.counted([new Date('2026-02-11T15:00:00Z')]);
    await trafficRollUp.run();
  });
  const { imported, kept } = await importDays(context);
  assert.equal([imported.length, kept], [26, ['2026-02-10', '2026-02-11']]);
  const own = { from: '2026-02-10', to: '2026-02-11' };
  assert.equal(
    (await daysOf(context, own)).map(({ views, source }) => [views, source]),
    [
      [1, 'glim'],
      [0, 'glim'],
    ],
  );

  assert.equal((await importDays(context, own, true)).kept, []);
  const replaced = await daysOf(context, own);
  assert.ok(replaced.every(({ source, views }) => source === 'plausible' && views! > 1));
  await database.unitOfWork(() => trafficRollUp.run());
  assert.equal(await daysOf(context, own), replaced, 'and so it stays');
  const ours = await database.pool.query(`select views from traffic_daily where source = 'glim' and dimension = 'all'`);
  assert.equal(ours.rows, [{ views: 1 }], 'what we counted is not erased');
});

test('a week that Plausible counted has its page views, also from before this installation', async (context) => {
  const { database, metricCatalogue, metrics } = context;
  await importDays(context);
  const week = dayWindow('2026-02-09', '2026-02-15', GLIMCAP_SETTINGS.timeZone);
  const { value, provenance } = await database.unitOfWork(async () =>
    metrics.read(await metricCatalogue.get('page_views'), week),
  );
  const days = await daysOf(context, { from: '2026-02-09', to: '2026-02-15' });
  assert.is(
    value,
    days.reduce((sum, { views }) => sum + views!, 0),
  );
  assert.match(provenance.query!, 'counted by plausible');
});

test('today is not imported', async (context) => {
  const { code } = await refusal(() => importDays(context, { from: '2026-03-01', to: '2026-03-04' }));
  assert.is(code, 'traffic_day_running');
  assert.equal(await table(context), [], 'nor what came with it');
});

test('what Plausible refuses or garbles is said, without the key, and nothing is imported', async (context) => {
  const { sources } = context;
  const wrongKey = await refusal(() => archive(context, { apiKey: 'guessed-key' }).readDays(FEBRUARY));
  assert.match(wrongKey.message, 'Plausible answered POST /api/v2/query with status 401');
  assert.not.match(wrongKey.message, 'guessed-key');
  const faults: [object, RegExp][] = [
    [{ kind: 'rateLimit', retryAfterSeconds: 60 }, /status 429.*asks to wait for 60 s/],
    [{ kind: 'malformed' }, /something that is not JSON/],
    [{ kind: 'drop' }, /could not be reached/],
    [{ kind: 'replace', at: ['results', 3, 'metrics', 0], value: -1 }, /results\.3\.metrics\.0/],
    [{ kind: 'replace', at: ['results', 3, 'metrics', 1], value: 1.5 }, /results\.3\.metrics\.1/],
    [{ kind: 'replace', at: ['results', 0, 'metrics', 1], value: 9e15 }, /results\.0\.metrics\.1/],
    [{ kind: 'replace', at: ['results', 0, 'dimensions', 0], value: '2026-02-30' }, /results\.0\.dimensions\.0/],
    [{ kind: 'replace', at: ['results', 0, 'dimensions', 0], value: '2030-01-01' }, /which was not asked for/],
    [{ kind: 'remove', at: ['results'] }, /results/],
  ];
  for (const [fault, words] of faults) {
    await sources.order({ service: 'plausible', ...fault });
    const { code, message } = await refusal(() => importDays(context));
    assert.is(code, 'source_failed', JSON.stringify(fault));
    assert.match(message, words);
    assert.equal(await table(context), []);
  }
});

test.run();

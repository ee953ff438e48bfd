import * as assert from 'uvu/assert';
import { isDue } from '#domain/metrics/is-due.ts';
import { readNewMetric } from '#domain/metrics/metric-text.ts';
import { METRIC_SOURCES } from '#domain/metrics/source-list.ts';
import { createJsonReader } from '#platform/json-reader.ts';
import { startTestSources, type TestSources, TOKEN } from '../../sandbox/sources/testing/test-sources.ts';
import { silentLog } from '../../tests/support/database.ts';
import { GLIMCAP_SETTINGS, openTestDomain, type TestDomain } from '../../tests/support/domain.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { refusal } from '../../tests/support/refusal.ts';
import { sandboxSettings } from '../../tests/support/sources.ts';
import { suite } from '../../tests/support/suite.ts';
import type { JobContext } from '../job.ts';
import { sampleDueSource } from './sample-due-source.ts';
import { sampleSources } from './sample-sources.ts';

interface Context extends TestDomain {
  sources: TestSources;
}

const test = suite<Context>('sampling');
const { timeZone } = GLIMCAP_SETTINGS;
/** Sunday 8 March 2026, five minutes before New York's week ends. */
const LAST_LOOK = '2026-03-09T03:55:00Z';

test.before(async (context) => {
  context.sources = await startTestSources();
  const settings = { ...sandboxSettings(context.sources.sandbox.url), DISCORD_TOKEN: undefined };
  Object.assign(context, await openTestDomain({ sources: settings }), { settings });
});
test.beforeEach(async ({ clock, database, sources }) => {
  clock.set(LAST_LOOK);
  sources.setTime(LAST_LOOK);
  await sources.clear();
  await emptyTables(database.pool, 'metric_sample', 'metric_failure', 'source_token');
  await database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(async (context) => {
  await context.close();
  await context.sources.close();
});

function inJob(context: Context): JobContext {
  return {
    ...context,
    log: silentLog,
    now: () => context.clock.now(),
    scheduledAt: context.clock.now(),
    http: createJsonReader({ userAgent: 'glim tests', timeoutMs: 2_000 }),
    settings: sandboxSettings(context.sources.sandbox.url),
    timeZone,
    mailer: null,
    publicUrl: 'http://glim.example',
    dataDir: '/nowhere',
  };
}

function sample(context: Context, source: string): Promise<void> {
  return context.database.unitOfWork(() => sampleDueSource.run({ source }, inJob(context)));
}

async function samples({ database }: Context) {
  const { rows } = await database.pool.query(
    'select key, value::int, source, query, note, taken_at from metric_sample order by key',
  );
  return rows;
}

async function failures({ database }: Context): Promise<{ key: string; reason: string }[]> {
  return (await database.pool.query('select key, reason from metric_failure order by key')).rows;
}

test('every source that is on is due before the week ends, each as a job of its own', async (context) => {
  await context.database.unitOfWork(() => sampleSources(timeZone).run(inJob(context)));
  const jobs = await context.listJobs();
  assert.equal(
    jobs.map(({ task, payload }) => `${task} ${payload.source}`).sort(),
    METRIC_SOURCES.filter(({ name }) => name !== 'discord')
      .map(({ name }) => `metrics.source.due ${name}`)
      .sort(),
  );
});

test('a source that was sampled today waits for the last look of the day', async (context) => {
  const look = async (iso: string) => {
    context.clock.set(iso);
    await context.database.pool.query('delete from graphile_worker._private_jobs');
    const due = await context.database.unitOfWork(() => context.metricSources.enqueueDue(context.clock.now()));
    return due.includes('bluesky');
  };
  context.clock.set('2026-03-08T05:55:00Z');
  await sample(context, 'bluesky');
  assert.is(await look('2026-03-08T15:55:00Z'), false);
  assert.is(await look(LAST_LOOK), true);
  assert.is(await look('2026-03-09T04:55:00Z'), true, 'a new day has no figure yet');
});

test('a weekly metric is due early in its week and at its end, an hourly one always', () => {
  const due = (cadence: 'hourly' | 'weekly', lastAt: string, at: string) =>
    isDue({ cadence, lastAt: new Date(lastAt), at: new Date(at), timeZone });
  assert.is(due('weekly', '2026-03-02T04:59:00Z', '2026-03-02T05:55:00Z'), true);
  assert.is(due('weekly', '2026-03-02T05:55:00Z', '2026-03-08T03:55:00Z'), false);
  assert.is(due('weekly', '2026-03-02T05:55:00Z', LAST_LOOK), true);
  assert.is(due('hourly', '2026-03-08T03:54:00Z', '2026-03-08T03:55:00Z'), true);
});

test('each source is sampled with the request that gave the figure, and says that it was played', async (context) => {
  for (const { name } of METRIC_SOURCES) await sample(context, name);
  assert.equal(await failures(context), []);
  const rows = await samples(context);
  assert.equal(
    rows.map(({ key }) => key),
    METRIC_SOURCES.filter(({ name }) => name !== 'discord')
      .flatMap(({ keys }): string[] => [...keys])
      .sort(),
  );
  for (const row of rows) {
    assert.ok(row.value > 0, row.key);
    assert.match(row.query, /^GET \//);
    assert.match(row.note, 'an invented figure');
    assert.equal(row.taken_at, new Date(LAST_LOOK));
    assert.not.match(JSON.stringify(row), TOKEN);
  }
});

test("X's figures go over the posts of the running week, all pages of them", async (context) => {
  await sample(context, 'x');
  const [engagements, impressions] = (await samples(context)).filter(({ key }) => key !== 'twitter').reverse();
  const { sandbox } = context.sources;
  const path =
    '/2/users/1302000000000000001/tweets?start_time=2026-03-02T05:00:00Z&end_time=2026-03-09T03:55:00Z&max_results=100&exclude=retweets&tweet.fields=public_metrics';
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const { data } = await (await fetch(`${sandbox.url}/x${path}`, { headers })).json();
  const sum = (key: string) =>
    data.reduce(
      (total: number, post: { public_metrics: Record<string, number> }) => total + (post.public_metrics[key] ?? 0),
      0,
    );
  assert.ok(data.length > 0);
  assert.is(
    [engagements, impressions].find(({ key }) => key === 'twitter_impressions')?.value,
    sum('impression_count'),
  );
  assert.is(
    [engagements, impressions].find(({ key }) => key === 'twitter_engagements')?.value,
    sum('like_count') + sum('reply_count') + sum('retweet_count') + sum('quote_count'),
  );
  assert.match(impressions.query, `GET ${path} (${data.length} posts)`);
});

test('a source that fails in the middle keeps nothing, says why for each metric, and stops no other', async (context) => {
  await context.sources.order({ kind: 'status', service: 'x', path: '/2/users/*/tweets', status: 500 });
  assert.match(String(await sample(context, 'x').catch(String)), 'X answered GET /2/users/');
  await sample(context, 'mastodon');
  assert.equal(
    (await samples(context)).map(({ key }) => key),
    ['mastodon'],
  );
  const failed = await failures(context);
  assert.equal(
    failed.map(({ key }) => key),
    ['twitter', 'twitter_engagements', 'twitter_impressions'],
  );
  assert.match(failed[0]?.reason ?? '', /X answered GET \/2\/users\/\d+\/tweets.* with status 500/);
});

test('of figures of which one makes no sense none is kept', async (context) => {
  const readings = [
    { key: 'twitter', value: 9206, query: 'GET /1' },
    { key: 'twitter_impressions', value: -1, query: 'GET /2' },
  ];
  const outcome = context.database.unitOfWork(() => context.metricSources.record('x', readings, context.clock.now()));
  assert.match(String(await outcome.catch(String)), 'must be a whole number');
  assert.equal(await samples(context), []);
});

test('a metric that staff gave to another source, or switched off, is left alone', async (context) => {
  const { database } = context;
  await database.pool.query(`update metric set source = 'hand' where key = 'twitter'`);
  await database.pool.query(`update metric set retired_at = now() where key = 'twitter_impressions'`);
  await sample(context, 'x');
  assert.equal(
    (await samples(context)).map(({ key }) => key),
    ['twitter_engagements'],
  );
  await database.pool.query(`update metric set source = 'x', retired_at = null where source = 'x' or key = 'twitter'`);
});

test('each failure says what is wrong, and never a credential', async (context) => {
  const { order } = context.sources;
  const reason = async (fault: object, source = 'github') => {
    await order(fault);
    return String(await sample(context, source).catch((error: Error) => error.message));
  };
  const path = 'GET /repos/glim/glim';
  assert.is(
    await reason({ kind: 'status', status: 401 }),
    `GitHub answered ${path} with status 401 (it does not accept our credentials)`,
  );
  assert.is(await reason({ kind: 'malformed' }), `GitHub answered ${path} with something that is not JSON`);
  assert.is(await reason({ kind: 'drop' }), `GitHub could not be reached for ${path}`);
  assert.match(
    await reason({ kind: 'replace', at: ['stargazers_count'], value: 'many' }),
    `GitHub answered ${path} in another shape: stargazers_count: `,
  );
  assert.match(await reason({ kind: 'body', text: ' '.repeat(500_001) }), 'with more than 500000 bytes');
  assert.match(
    await reason({ kind: 'status', status: 403 }, 'reddit'),
    'Reddit answered POST /api/v1/access_token with status 403',
  );
  const shown = JSON.stringify(await failures(context));
  assert.not.match(shown, TOKEN);
});

test('a service that does not answer is given up in time', async (context) => {
  await context.sources.order({ kind: 'delay', ms: 500 });
  const http = createJsonReader({ userAgent: 'glim tests', timeoutMs: 50 });
  const outcome = await context.database
    .unitOfWork(() => sampleDueSource.run({ source: 'github' }, { ...inJob(context), http }))
    .catch(String);
  assert.match(String(outcome), 'GitHub did not answer GET /repos/glim/glim in time');
});

test('a service that asks to wait is asked again after that time, and not by the runner before', async (context) => {
  await context.sources.order({ kind: 'rateLimit', retryAfterSeconds: 90 });
  await sample(context, 'github');
  const [job] = await context.listJobs();
  assert.equal([job?.task, job?.payload], ['metrics.source.due', { source: 'github' }]);
  assert.is(job?.runAt.toISOString(), '2026-03-09T03:56:30.000Z');
  assert.match(
    (await failures(context))[0]?.reason ?? '',
    'status 429 (we asked too often), and asks to wait for 90 s',
  );

  await context.database.pool.query('delete from graphile_worker._private_jobs');
  await context.sources.order({ kind: 'rateLimit', retryAfterSeconds: 7_200 });
  await sample(context, 'github');
  assert.equal(await context.listJobs(), [], 'the next look is sooner');
});

test("TikTok's tokens are kept, sealed, and each refresh token is used once", async (context) => {
  const at = async (iso: string) => {
    context.clock.set(iso);
    context.sources.setTime(iso);
    await sample(context, 'tiktok');
  };
  await at('2026-03-08T10:00:00Z');
  await at('2026-03-08T11:00:00Z');
  await at('2026-03-08T13:00:00Z');
  await at('2026-03-09T03:55:00Z');
  assert.equal(await failures(context), []);
  const { rows } = await context.database.pool.query('select * from source_token');
  assert.is(rows.length, 1);
  assert.not.match(JSON.stringify(rows), /act\.|rft\./);
  assert.not.match(JSON.stringify(rows), TOKEN);
});

test('two processes that sample TikTok at once use one refresh token', async (context) => {
  await Promise.all([sample(context, 'tiktok'), sample(context, 'tiktok')]);
  assert.equal(await failures(context), []);
});

test('staff see which sources are on, what the others lack, and what failed last', async (context) => {
  await context.sources.order({ kind: 'status', service: 'github', status: 500 });
  await sample(context, 'github').catch(() => undefined);
  await sample(context, 'mastodon');
  const states = await context.database.unitOfWork(() => context.metricSources.listSources());
  const state = (name: string) => states.find((each) => each.name === name);
  assert.equal([state('discord')?.isOn, state('discord')?.missing], [false, ['DISCORD_TOKEN']]);
  assert.is(state('mastodon')?.lastReadAt?.toISOString(), new Date(LAST_LOOK).toISOString());
  assert.is(state('mastodon')?.failure, null);
  assert.match(state('github')?.failure?.reason ?? '', 'status 500');
  context.clock.advance({ minutes: 1 });
  await sample(context, 'github');
  const later = await context.database.unitOfWork(() => context.metricSources.listSources());
  assert.is(
    later.find((each) => each.name === 'github')?.failure,
    null,
    'a later reading worked; the failure stays kept',
  );
  assert.is((await failures(context)).length, 1);
});

test('staff see when a source is asked next: by its cadence, for a retry, or on their word', async (context) => {
  const { clock, database, metricSources } = context;
  const nextTry = async (name: string) => {
    const states = await database.unitOfWork(() => metricSources.listSources());
    return states.find((each) => each.name === name)?.nextTryAt?.toISOString() ?? null;
  };
  clock.set('2026-03-08T15:20:00Z');
  assert.is(await nextTry('github'), '2026-03-08T15:55:00.000Z', 'it was never read');
  assert.is(await nextTry('discord'), null, 'it is off');
  await sample(context, 'github');
  assert.is(await nextTry('github'), LAST_LOOK.replace('Z', '.000Z'), 'the last look of the day');

  await context.sources.order({ kind: 'rateLimit', service: 'mastodon', retryAfterSeconds: 90 });
  await sample(context, 'mastodon');
  assert.is(await nextTry('mastodon'), '2026-03-08T15:21:30.000Z');

  await database.unitOfWork(() => metricSources.sampleNow({ name: 'Ada', isStaff: true }, 'github'));
  assert.is(await nextTry('github'), '2026-03-08T15:20:00.000Z');
  await database.unitOfWork(() => metricSources.sampleNow({ name: 'Ada', isStaff: true }, 'github'));
  assert.is((await context.listJobs()).filter(({ payload }) => payload.source === 'github').length, 1);
});

test('nobody samples what is off, what is unknown, what nothing is counted by, or without permission', async (context) => {
  const { database, metricSources } = context;
  const refused = async (name: string, isStaff = true) =>
    (await refusal(() => database.unitOfWork(() => metricSources.sampleNow({ name: 'Ada', isStaff }, name)))).code;
  assert.is(await refused('discord'), 'source_off');
  assert.is(await refused('myspace'), 'source_unknown');
  assert.is(await refused('github', false), 'staff_only');
  await database.pool.query(`update metric set retired_at = now() where key = 'github_stars'`);
  assert.is(await refused('github'), 'source_idle');
  await database.pool.query(`update metric set retired_at = null where key = 'github_stars'`);
  assert.equal(await context.listJobs(), []);
});

test('a metric that its source knows nothing of does not have the source asked each hour', async (context) => {
  const { clock, database, metricCatalogue, metricSources } = context;
  const podcast = { key: 'podcast', label: 'Podcast', definition: 'Downloads.', source: 'github' };
  await database.unitOfWork(() =>
    metricCatalogue.add({ name: 'Ada', isStaff: true }, readNewMetric('podcast', podcast)),
  );
  clock.set('2026-03-08T05:55:00Z');
  await sample(context, 'github');
  assert.not.ok(
    (await database.unitOfWork(() => metricSources.enqueueDue(new Date('2026-03-08T15:55:00Z')))).includes('github'),
  );
  await database.pool.query(`delete from metric where key = 'podcast'`);
});

test('a source that is off is not asked', async (context) => {
  await sample(context, 'discord');
  await sample(context, 'nobody');
  assert.equal([await samples(context), await failures(context)], [[], []]);
});

test.run();

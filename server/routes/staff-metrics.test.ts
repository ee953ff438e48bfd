import * as assert from 'uvu/assert';
import type { PlatformRole } from '#domain/accounts/user.entity.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { sandboxSettings } from '../../tests/support/sources.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  core: SignedIn['headers'];
  supporter: SignedIn['headers'];
  moderator: SignedIn['headers'];
  member: SignedIn['headers'];
}

const test = suite<Context>('staff: metrics');
const HTML = { Accept: 'text/html' };
const PODCAST = { key: 'podcast', label: 'Podcast', definition: 'Downloads of the podcast.', source: 'hand' };

type Sample = Record<string, string> & { value: number };
interface List<Item> {
  data: Item[];
  nextCursor: string | null;
}

test.before(async (context) => {
  const sources = { ...sandboxSettings('http://127.0.0.1:1'), DISCORD_TOKEN: undefined };
  Object.assign(context, await openTestApp({ sources }));
  context.clock.set('2026-03-11T12:00:00Z');
  const signedIn = async (name: string, ...roles: PlatformRole[]) => {
    const user = await context.database.unitOfWork(() => context.accounts.createUser({ name, roles }));
    return (await context.signIn(user)).headers;
  };
  context.core = await signedIn('ada', 'core');
  context.supporter = await signedIn('sam', 'support');
  context.moderator = await signedIn('mod', 'moderator');
  context.member = await signedIn('mia');
});
test.beforeEach(async ({ database }) => {
  await emptyTables(database.pool, 'metric_sample', 'metric_failure', 'metric_change');
  await database.pool.query(`delete from metric where key = 'podcast'; delete from graphile_worker._private_jobs`);
});
test.after((context) => context.close());

const READS = [
  '/metrics',
  '/metrics/discord',
  '/metrics/discord/samples',
  '/metrics/discord/changes',
  '/metric-sources',
];
const ID = '019a0000-0000-7000-8000-000000000000';
const WRITES: [method: string, path: string, json?: object][] = [
  ['POST', '/metrics', PODCAST],
  ['PATCH', '/metrics/discord', { label: 'Guild' }],
  ['POST', '/metrics/discord/retire'],
  ['POST', '/metrics/discord/restore'],
  ['POST', '/metrics/discord/samples', { value: '5,936' }],
  ['POST', `/metrics/discord/samples/${ID}/correction`, { value: '1' }],
  ['POST', '/metric-sources/github/sample'],
];

test('who is signed out learns nothing', async ({ call }) => {
  for (const path of READS) assert.is((await call('GET', `/api/v1${path}`)).status, 401, path);
  for (const [method, path, json] of WRITES)
    assert.is((await call(method, `/api/v1${path}`, { json })).status, 401, path);
  for (const path of ['', '/discord', '/discord/chart.svg']) {
    const { status, headers } = await call('GET', `/staff/metrics${path}`, { headers: HTML });
    const back = encodeURIComponent(`/staff/metrics${path}`);
    assert.equal([status, headers.get('location')], [302, `/auth/discord?returnTo=${back}`]);
  }
});

test('members see nothing, moderators read, and only core and support change anything', async (context) => {
  const { call, member, moderator, database } = context;
  for (const path of READS) {
    assert.is((await call('GET', `/api/v1${path}`, { headers: member })).status, 403, path);
    assert.is((await call('GET', `/api/v1${path}`, { headers: moderator })).status, 200, path);
  }
  for (const [method, path, json] of WRITES) {
    assert.is((await call(method, `/api/v1${path}`, { headers: member, json })).status, 403, path);
    const { status, body } = await call(method, `/api/v1${path}`, { headers: moderator, json });
    assert.equal([status, body.code], [403, 'role_missing'], path);
  }
  assert.is((await call('GET', '/staff/metrics', { headers: { ...member, ...HTML } })).status, 403);
  const page = await call('GET', '/staff/metrics/discord', { headers: { ...moderator, ...HTML } });
  assert.is(page.status, 200);
  assert.not.match(page.text, 'Record a value');
  const { rows } = await database.pool.query('select 1 from metric_sample union all select 1 from metric_change');
  assert.equal(rows, []);
});

test('a request that our pages did not make changes nothing', async ({ call, core }) => {
  for (const [method, path, json] of WRITES) {
    const { status, body } = await call(method, `/api/v1${path}`, { headers: { Cookie: core.Cookie }, json });
    assert.equal([status, body.code], [403, 'csrf'], path);
  }
});

test('what makes no sense is refused with a sentence', async ({ call, core: headers }) => {
  const refused = async (method: string, path: string, json?: object) => {
    const { status, body } = await call(method, `/api/v1${path}`, { headers, json });
    return [status, body.code];
  };
  assert.equal(await refused('POST', '/metrics', { key: 'No Key', label: 'x', definition: 'y' }), [422, 'invalid']);
  assert.equal(await refused('POST', '/metrics', { ...PODCAST, unit: 'parsecs' }), [422, 'invalid']);
  assert.equal(await refused('POST', '/metrics', { ...PODCAST, unit: 'money' }), [422, 'metric_field_invalid']);
  assert.equal(await refused('POST', '/metrics', { ...PODCAST, key: 'discord' }), [409, 'metric_exists']);
  assert.equal(await refused('PATCH', '/metrics/discord', { label: 'two\nlines' }), [422, 'invalid']);
  assert.equal(await refused('PATCH', '/metrics/nothing', { label: 'x' }), [404, 'metric_not_found']);
  assert.equal(await refused('POST', '/metrics/nothing/retire'), [404, 'metric_not_found']);
  assert.equal(await refused('POST', '/metrics/discord/samples', { value: 'many' }), [422, 'metric_value_unreadable']);
  assert.equal(await refused('POST', '/metrics/discord/samples', { value: '1', note: 'a\0b' }), [422, 'invalid']);
  const ahead = { value: '1', day: '2026-03-12' };
  assert.equal(await refused('POST', '/metrics/discord/samples', ahead), [422, 'metric_time_invalid']);
  assert.equal(await refused('POST', '/metrics/discord/samples', { value: '1', day: '2026-02-30' }), [422, 'invalid']);
  const correction = `/metrics/discord/samples/${ID}/correction`;
  assert.equal(await refused('POST', correction, { value: '1' }), [404, 'metric_sample_unknown']);
  assert.equal(await refused('POST', '/metrics/discord/samples/x/correction', { value: '1' }), [422, 'invalid']);
  assert.equal(await refused('POST', '/metric-sources/myspace/sample'), [404, 'source_unknown']);
  assert.equal(await refused('POST', '/metric-sources/discord/sample'), [409, 'source_off']);
  assert.equal(await refused('GET', '/metrics/discord/samples?cursor=x'), [422, 'invalid']);
  assert.equal(await refused('GET', '/metrics/no%00thing'), [422, 'invalid']);
});

test('the catalogue is kept: added, edited, retired and restored, each with who and what was before', async (context) => {
  const { call, core, supporter } = context;
  const added = await call('POST', '/api/v1/metrics', { headers: core, json: PODCAST });
  assert.equal([added.status, added.body.unit, added.body.section], [201, 'count', 'metrics']);
  const json = { label: 'The podcast', position: 75 };
  const edited = await call('PATCH', '/api/v1/metrics/podcast', { headers: supporter, json });
  assert.equal([edited.status, edited.body.label, edited.body.position], [200, 'The podcast', 75]);
  const retired = await call('POST', '/api/v1/metrics/podcast/retire', { headers: core });
  assert.ok(retired.body.retiredAt);
  const value = { headers: core, json: { value: '1' } };
  assert.is((await call('POST', '/api/v1/metrics/podcast/samples', value)).body.code, 'metric_retired');
  assert.is((await call('POST', '/api/v1/metrics/podcast/restore', { headers: core })).body.retiredAt, null);

  type Change = { kind: string; changedBy: string; fields: { field: string; before: string; after: string }[] };
  const { body } = await call<List<Change>>('GET', '/api/v1/metrics/podcast/changes', { headers: core });
  assert.equal(
    body.data.map(({ kind, changedBy }) => `${kind} ${changedBy}`),
    ['restored ada', 'retired ada', 'edited sam', 'added ada'],
  );
  assert.equal(body.data[2]!.fields.map(({ field, before, after }) => `${field} ${before} ${after}`).sort(), [
    'label Podcast The podcast',
    'position 220 75',
  ]);
  const page = await call('GET', '/staff/metrics/podcast', { headers: { ...core, ...HTML } });
  assert.match(page.text, 'Edited by sam');
  assert.match(page.text, '<del>Podcast</del> → <ins>The podcast</ins>');
});

test('a value by hand carries its author, and what is corrected stays to be seen', async (context) => {
  const { call, clock, core, supporter } = context;
  const record = { value: '5,936', note: 'read off <b>the app</b>', day: '2026-03-08' };
  const first = await call<Sample>('POST', '/api/v1/metrics/discord/samples', { headers: supporter, json: record });
  assert.equal([first.status, first.body.value, first.body.author, first.body.source], [201, 5936, 'sam', 'hand']);
  assert.is(first.body.takenAt, '2026-03-09T03:59:59.000Z', 'the end of that day');
  clock.advance({ minutes: 1 });
  const path = `/api/v1/metrics/discord/samples/${first.body.id}/correction`;
  const corrected = await call<Sample>('POST', path, { headers: core, json: { value: '5963', note: 'swapped' } });
  assert.equal([corrected.status, corrected.body.corrects], [201, first.body.id]);
  assert.is((await call('POST', path, { headers: core, json: { value: '1' } })).body.code, 'metric_sample_corrected');
  const elsewhere = `/api/v1/metrics/reddit/samples/${first.body.id}/correction`;
  assert.is((await call('POST', elsewhere, { headers: core, json: { value: '1' } })).status, 404);

  const samples = '/api/v1/metrics/discord/samples?limit=1';
  const top = await call<List<Sample>>('GET', samples, { headers: core });
  assert.equal([top.body.data[0]!.value, top.body.nextCursor], [5963, corrected.body.id]);
  const rest = await call<List<Sample>>('GET', `${samples}&cursor=${top.body.nextCursor}`, { headers: core });
  assert.equal([rest.body.data[0]!.correctedBy, rest.body.nextCursor], [corrected.body.id, null]);

  const page = await call('GET', '/staff/metrics/discord', { headers: { ...core, ...HTML } });
  assert.match(page.text, 'superseded by a correction');
  assert.match(page.text, 'hand, sam');
  assert.match(page.text, 'read off &lt;b>the app&lt;/b>');
  assert.is(page.headers.get('cache-control'), 'private, no-store');
});

test('the catalogue says of each metric what is newest, and how its source is doing', async (context) => {
  const { call, core, database, metrics, metricSources } = context;
  await database.unitOfWork(async () => {
    await metrics.record({ key: 'github_stars', value: 1120, source: 'github', query: 'GET /repos/glim/glim' });
    await metricSources.failed('mastodon', 'Mastodon answered GET /lookup with status 500');
  });
  await call('POST', '/api/v1/metric-sources/mastodon/sample', { headers: core });
  type Newest = { metric: { key: string }; latest: { shownAs: string; isCounted: boolean } | null };
  const { body } = await call<List<Newest>>('GET', '/api/v1/metrics', { headers: core });
  const of = (key: string) => body.data.find(({ metric }) => metric.key === key)?.latest;
  assert.is(of('github_stars')?.shownAs, '1,120');
  assert.equal([of('users')?.shownAs, of('users')?.isCounted], ['4', true]);
  assert.is(of('reddit'), null);

  type Source = { name: string; isOn: boolean; missing: string[]; nextTryAt: string; failure: { reason: string } };
  const sources = await call<List<Source>>('GET', '/api/v1/metric-sources', { headers: core });
  const source = (name: string) => sources.body.data.find((each) => each.name === name);
  assert.equal([source('discord')?.isOn, source('discord')?.missing], [false, ['DISCORD_TOKEN']]);
  assert.match(source('mastodon')!.failure.reason, 'status 500');
  assert.ok(new Date(source('mastodon')!.nextTryAt) <= context.clock.now(), 'it was asked to be sampled now');
  assert.equal(
    (await context.listJobs()).map(({ payload }) => payload),
    [{ source: 'mastodon' }],
  );

  const page = textOf((await call('GET', '/staff/metrics', { headers: { ...core, ...HTML } })).text);
  for (const text of ['DISCORD_TOKEN must be set.', 'Mastodon answered GET /lookup with status 500', 'Add a metric'])
    assert.ok(page.includes(text), text);
  assert.ok(page.indexOf('Discord') < page.indexOf('GitHub Stars'), 'in the order of the catalogue');
});

test('a chart is drawn where there is something to draw', async ({ call, core, database, metrics }) => {
  const chart = '/staff/metrics/mastodon/chart.svg';
  assert.is((await call('GET', chart, { headers: core })).status, 404);
  await database.unitOfWork(() =>
    metrics.record({ key: 'mastodon', value: 410, source: 'mastodon', takenAt: new Date('2026-03-10T12:00:00Z') }),
  );
  const drawn = await call('GET', `${chart}?size=narrow`, { headers: core });
  assert.equal([drawn.status, drawn.headers.get('content-type')], [200, 'image/svg+xml']);
  assert.match(drawn.text, 'Mastodon by week');
  const etag = drawn.headers.get('etag')!;
  const seen = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
  const again = await call('GET', `${chart}?size=narrow`, { headers: { ...core, ...seen } });
  assert.is(again.status, 304);
  const page = await call('GET', '/staff/metrics/mastodon', { headers: { ...core, ...HTML } });
  assert.match(page.text, /<img src="\/staff\/metrics\/mastodon\/chart\.svg\?size=wide" alt="Mastodon by week/);
  assert.is((await call('GET', '/staff/metrics/nothing', { headers: { ...core, ...HTML } })).status, 404);
});

function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ');
}

test.run();

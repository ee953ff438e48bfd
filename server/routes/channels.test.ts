import * as assert from 'uvu/assert';
import type { StreamMeasures } from '#domain/streams/stream-health.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';
import type { Problem } from '../errors.ts';
import type { Page, StreamCard, StreamHealthView } from '../web/api-types.ts';

const DETAILS = { title: 'Painting', category: 'Art', isMature: false };
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, object> }>>;
  components: { schemas: Record<string, { properties: Record<string, object> }> };
}

interface StreamHealths {
  data: StreamHealthView[];
}

let count = 0;
const freshSlug = () => `painter${++count}`;

const test = suite<TestApp>('channel routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.after((context) => context.close());

test('who is signed out has no channel to open, see or change', async ({ call }) => {
  for (const [method, path] of [
    ['GET', '/channel'],
    ['POST', '/channel'],
    ['PATCH', '/channel'],
    ['GET', '/channel/stream-health'],
    ['GET', '/channel/stream-key'],
    ['POST', '/channel/stream-key'],
  ] as const) {
    const { status, body } = await call(method, `/api/v1${path}`, method === 'GET' ? {} : { json: DETAILS });
    assert.equal([status, body.code], [401, 'signed_out'], `${method} ${path}`);
  }
});

test('a request without the CSRF token, or with that of another session, changes nothing', async ({ call, signIn }) => {
  const { headers } = await signIn();
  const other = await signIn();
  const json = { ...DETAILS, slug: freshSlug() };
  for (const token of ['', other.headers['X-CSRF-Token']]) {
    const { status, body } = await call('POST', '/api/v1/channel', {
      json,
      headers: { Cookie: headers.Cookie, 'X-CSRF-Token': token },
    });
    assert.equal([status, body.code], [403, 'csrf']);
  }
  assert.is((await call('GET', '/api/v1/channel', { headers })).body.code, 'no_channel');
});

test('a member opens a channel, and its key opens WHIP until it is replaced', async ({
  call,
  signIn,
  channels,
  database,
}) => {
  const { headers } = await signIn();
  const slug = freshSlug();
  const opened = await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug: slug.toUpperCase() } });
  assert.is(opened.status, 201);
  assert.is(opened.body.slug, slug);
  assert.match(opened.body.whipUrl ?? '', new RegExp(`/whip/${slug}$`));
  assert.is(opened.body.rtmpUrl, 'rtmp://127.0.0.1/live');

  const shown = await call('GET', '/api/v1/channel/stream-key', { headers });
  assert.is(shown.body.streamKey, opened.body.streamKey);
  assert.is(shown.headers.get('cache-control'), 'no-store');

  const rotated = await call('POST', '/api/v1/channel/stream-key', { headers });
  assert.is.not(rotated.body.streamKey, opened.body.streamKey);
  const byKey = (key: string) => database.unitOfWork(async () => (await channels.getByStreamKey(slug, key)).slug);
  assert.is(await byKey(rotated.body.streamKey ?? ''), slug);
  assert.is(await byKey(opened.body.streamKey ?? '').catch((error) => error.code), 'stream_key_wrong');
});

test('a streamer sees how the running and the last stream arrived, and of no other channel', async (context) => {
  const { call, signIn, channels, database, streams, streamHealth, clock } = context;
  const path = '/api/v1/channel/stream-health';
  const { headers, user } = await signIn();
  assert.equal((await call('GET', path, { headers })).body.code, 'no_channel');
  await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug: 'steady' } });
  assert.equal((await call<StreamHealths>('GET', path, { headers })).body, { data: [] });

  const run = database.unitOfWork;
  const begin = async (measures: StreamMeasures) => {
    const { id } = await run(async () => streams.start((await channels.getByOwner(user)).id));
    await run(() => streamHealth.observe(id, measures));
    return id;
  };
  const end = async (id: string) => {
    await run(() => streams.lost(id));
    await run(() => streams.endIfStillLost(id, clock.now()));
    clock.advance({ minutes: 30 });
  };
  await end(await begin({ bitrate: 9_000_000 }));
  await end(await begin({}));
  const running = await begin({ bitrate: 8_500_000 });
  const { status, body } = await call<StreamHealths>('GET', path, { headers });
  assert.is(status, 200);
  assert.equal(
    body.data.map(({ endedAt, findings }) => [endedAt === null, findings.map(({ cause, value }) => [cause, value])]),
    [
      [true, [['bitrate', 8_500_000]]],
      [false, []],
    ],
    'the two newest, newest first',
  );
  const page = await call('GET', '/dashboard', { headers });
  assert.match(page.text, 'You send 8.5 Mbit/s');

  const other = await signIn();
  await call('POST', '/api/v1/channel', { headers: other.headers, json: { ...DETAILS, slug: 'shaky' } });
  assert.equal((await call<StreamHealths>('GET', path, { headers: other.headers })).body, { data: [] });
  assert.not.match((await call('GET', '/dashboard', { headers: other.headers })).text, 'You send');
  await end(running);
});

test('a second channel, a taken address and a reserved one are refused with a reason', async ({ call, signIn }) => {
  const { headers } = await signIn();
  const slug = freshSlug();
  await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug } });
  const again = await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug: freshSlug() } });
  assert.equal([again.status, again.body.code], [409, 'channel_exists']);

  const other = await signIn();
  for (const [wanted, code] of [
    [slug, 'slug_taken'],
    ['glimcap', 'slug_reserved'],
    ['whip', 'slug_reserved'],
  ] as const) {
    const { status, body } = await call('POST', '/api/v1/channel', {
      headers: other.headers,
      json: { ...DETAILS, slug: wanted },
    });
    assert.equal([status, body.code], [409, code]);
  }
});

test('bad fields are each named', async ({ call, signIn }) => {
  const { headers } = await signIn();
  const { status, body } = await call<Problem>('POST', '/api/v1/channel', {
    headers,
    json: { slug: 'ok-slug', title: ' ', category: 'Cats', isMature: 'no' },
  });
  assert.is(status, 422);
  assert.equal(
    body.errors?.map((error) => error.path),
    ['title', 'category', 'isMature'],
  );
});

test('a body that is not JSON, or says it is not, or is too large, is refused', async ({ call, signIn }) => {
  const { headers } = await signIn();
  const json = { ...headers, 'Content-Type': 'application/json' };
  assert.is((await call('POST', '/api/v1/channel', { headers: json, text: '{' })).body.code, 'bad_json');
  assert.is((await call('POST', '/api/v1/channel', { headers, text: 'slug=x' })).status, 415);
  assert.is(
    (await call('POST', '/api/v1/channel', { headers: json, text: `{"title":"${'x'.repeat(70_000)}"}` })).status,
    413,
  );
});

test('a channel is seen by anyone as it is, without its key', async ({ call, signIn }) => {
  const { headers, user } = await signIn();
  const slug = freshSlug();
  await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug, isMature: true } });
  await call('PATCH', '/api/v1/channel', { headers, json: { title: 'Painting late' } });

  const { status, body } = await call('GET', `/api/v1/channels/${slug}`);
  assert.is(status, 200);
  assert.equal(body, {
    slug,
    title: 'Painting late',
    category: 'Art',
    isMature: true,
    tags: [],
    ownerName: user.name,
    posterUrl: null,
    stream: null,
  });
  assert.is((await call('GET', '/api/v1/channels/nobody')).body.code, 'channel_not_found');
});

test('what is on air is listed with its facts, page by page', async ({ call, signIn, streams, channels, database }) => {
  const slugs = [freshSlug(), freshSlug(), freshSlug()];
  for (const slug of slugs) {
    const { headers } = await signIn();
    await call('POST', '/api/v1/channel', { headers, json: { ...DETAILS, slug, isMature: true } });
    await database.unitOfWork(async () => streams.start((await channels.get(slug)).id));
  }
  const first = await call<Page<StreamCard>>('GET', '/api/v1/streams?limit=2');
  const second = await call<Page<StreamCard>>('GET', `/api/v1/streams?limit=2&cursor=${first.body.nextCursor}`);
  const listed = [...first.body.data, ...second.body.data];
  assert.equal(listed.map((stream) => stream.channel.slug).sort(), slugs);
  assert.ok(listed.every((stream) => stream.isMature && stream.category === 'Art' && stream.viewers === 0));
  assert.is(second.body.nextCursor, null);
  assert.is((await call('GET', '/api/v1/streams?limit=0')).status, 422);
});

test('tags are kept, stay when they are not spoken of, and filter who is live with the category', async ({
  call,
  signIn,
  streams,
  channels,
  database,
}) => {
  const [tagged, other] = [freshSlug(), freshSlug()];
  for (const [slug, details] of [
    [tagged, { ...DETAILS, tags: ['#Night Sky', 'oil'] }],
    [other, { ...DETAILS, category: 'Music', tags: ['oil'] }],
  ] as const) {
    const { headers } = await signIn();
    assert.is((await call('POST', '/api/v1/channel', { headers, json: { ...details, slug } })).status, 201);
    await call('PATCH', '/api/v1/channel', { headers, json: { title: 'Late' } });
    const odd = await call('PATCH', '/api/v1/channel', { headers, json: { tags: ['<b>'] } });
    assert.equal([odd.status, odd.body.code], [422, 'tags_invalid']);
    await database.unitOfWork(async () => streams.start((await channels.get(slug)).id));
  }
  const listed = async (query: string) =>
    (await call<Page<StreamCard>>('GET', `/api/v1/streams?${query}`)).body.data
      .map(({ channel }) => channel.slug)
      .sort();
  assert.equal(await listed('tag=%23OIL'), [tagged, other].sort());
  assert.equal(await listed('tag=night-sky'), [tagged]);
  assert.equal(await listed('tag=oil&category=Music'), [other]);
  assert.equal(await listed("tag=oil'%7D"), []);
  assert.is((await call('GET', '/api/v1/streams?category=Cooking')).status, 422);
  const page = await call('GET', '/?tag=night-sky');
  assert.ok(page.text.includes(`href="/${tagged}"`) && !page.text.includes(`href="/${other}"`));
  assert.match((await call('GET', '/?category=Cooking')).text, `href="/${other}"`);
});

test('the OpenAPI document describes every one of these routes', async ({ call }) => {
  const { body } = await call<OpenApi>('GET', '/api/v1/openapi.json');
  assert.is(body.openapi, '3.1.0');
  assert.ok(body.paths['/channel']?.post?.responses['409']);
  assert.ok(body.components.schemas.Channel?.properties.isMature);
});

test.run();

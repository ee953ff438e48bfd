import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSources, type TestSources, TOKEN } from '../testing/test-sources.ts';

const test = suite<TestSources>('the stand-ins of the networks');
const BEARER = { Authorization: `Bearer ${TOKEN}` };

test.before(async (context) => {
  Object.assign(context, await startTestSources());
});
test.beforeEach((context) => context.setTime('2026-03-08T23:00:00Z'));
test.after((context) => context.close());

async function get({ sandbox }: TestSources, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(sandbox.url + path, { headers });
  return { status: answer.status, body: await answer.json() };
}

async function post({ sandbox }: TestSources, path: string, form: Record<string, string>, headers = {}) {
  const answer = await fetch(sandbox.url + path, { method: 'POST', headers, body: new URLSearchParams(form) });
  return { status: answer.status, body: await answer.json() };
}

test('X gives what was asked for of an account, and errors with status 200 for nobody', async (context) => {
  const user = '/x/2/users/by/username/glim';
  assert.equal((await get(context, user, BEARER)).body, { data: { id: ID, name: 'Glim', username: 'glim' } });
  const { body } = await get(context, `${user}?user.fields=public_metrics`, BEARER);
  assert.type(body.data.public_metrics.followers_count, 'number');
  const nobody = await get(context, '/x/2/users/by/username/nobody', BEARER);
  assert.equal([nobody.status, nobody.body.errors[0].title], [200, 'Not Found Error']);
  assert.equal((await get(context, user)).body, {
    title: 'Unauthorized',
    type: 'about:blank',
    status: 401,
    detail: 'Unauthorized',
  });
});

const ID = '1302000000000000001';

test("X's timeline is paged, newest first, within its times, and without data when it is empty", async (context) => {
  const timeline = `/x/2/users/${ID}/tweets?max_results=5&tweet.fields=public_metrics,created_at`;
  const seen: { id: string; created_at: string }[] = [];
  let next = '';
  do {
    const { body } = await get(context, `${timeline}&start_time=2026-03-02T05:00:00Z${next}`, BEARER);
    assert.is(body.meta.result_count, body.data.length);
    seen.push(...body.data);
    next = body.meta.next_token ? `&pagination_token=${body.meta.next_token}` : '';
  } while (next);
  assert.ok(seen.length > 5);
  assert.is(new Set(seen.map(({ id }) => id)).size, seen.length);
  assert.equal(
    seen.map((post) => post.created_at),
    seen
      .map((post) => post.created_at)
      .sort()
      .reverse(),
  );
  assert.ok(seen.every((post) => post.created_at >= '2026-03-02T05:00:00'));
  const future = await get(context, `${timeline}&start_time=2026-03-09T00:00:00Z`, BEARER);
  assert.equal(future.body, { meta: { result_count: 0 } });
  for (const query of ['max_results=4', 'max_results=101', 'start_time=yesterday', 'pagination_token=zzz'])
    assert.is((await get(context, `/x/2/users/${ID}/tweets?${query}`, BEARER)).status, 400, query);
});

test('a post on X is seen by more people as time goes by', async (context) => {
  const timeline = `/x/2/users/${ID}/tweets?max_results=100&tweet.fields=public_metrics&start_time=2026-03-02T05:00:00Z&end_time=2026-03-08T00:00:00Z`;
  const reach = async () => {
    const { body } = await get(context, timeline, BEARER);
    const posts: { public_metrics: { impression_count: number } }[] = body.data;
    return posts.reduce((sum, post) => sum + post.public_metrics.impression_count, 0);
  };
  const before = await reach();
  context.setTime('2026-03-09T23:00:00Z');
  assert.ok((await reach()) > before);
});

test('Reddit gives a token for the client, which is good for a day', async (context) => {
  const Authorization = `Basic ${Buffer.from(`${TOKEN}:${TOKEN}`).toString('base64')}`;
  const form = { grant_type: 'client_credentials' };
  assert.is((await post(context, '/reddit/api/v1/access_token', form)).status, 401);
  const { body } = await post(context, '/reddit/api/v1/access_token', form, { Authorization });
  assert.equal([body.token_type, body.expires_in], ['bearer', 86400]);
  const about = () => get(context, '/reddit/r/glim/about', { Authorization: `bearer ${body.access_token}` });
  assert.is((await about()).body.kind, 't5');
  context.setTime('2026-03-09T23:00:01Z');
  assert.equal((await about()).body, { message: 'Unauthorized', error: 401 });
});

test('YouTube writes its numbers as strings, rounded down, and leaves items out for nobody', async (context) => {
  const path = '/youtube/youtube/v3/channels?part=statistics&id=';
  const { body } = await get(context, `${path}UC0000000000000000000001`, { 'X-Goog-Api-Key': TOKEN });
  const { subscriberCount } = body.items[0].statistics;
  assert.match(subscriberCount, /^\d+0$/);
  assert.not('items' in (await get(context, `${path}UCnobody`, { 'X-Goog-Api-Key': TOKEN })).body);
  assert.is((await get(context, `${path}UCnobody`)).status, 400);
});

test('TikTok takes a refresh token once', async (context) => {
  const form = { client_key: TOKEN, client_secret: TOKEN, grant_type: 'refresh_token' };
  const refresh = (token: string) => post(context, '/tiktok/v2/oauth/token/', { ...form, refresh_token: token });
  const first = await refresh(TOKEN);
  assert.is(first.status, 200);
  assert.is((await refresh(TOKEN)).body.error, 'invalid_grant');
  const second = await refresh(first.body.refresh_token);
  assert.is(second.body.expires_in, 7200);
  assert.is((await refresh(first.body.refresh_token)).body.error, 'invalid_grant');

  const info = () =>
    get(context, '/tiktok/v2/user/info/?fields=follower_count', {
      Authorization: `Bearer ${second.body.access_token}`,
    });
  assert.equal(Object.keys((await info()).body.data.user), ['follower_count']);
  context.setTime('2026-03-09T02:00:00Z');
  assert.is((await info()).body.error.code, 'access_token_invalid');
});

test('Bluesky and Mastodon ask for no credentials and know who is there', async (context) => {
  const profile = '/bluesky/xrpc/app.bsky.actor.getProfile?actor=';
  assert.type((await get(context, `${profile}glim.example`)).body.followersCount, 'number');
  assert.equal(await get(context, `${profile}nobody.example`), {
    status: 400,
    body: { error: 'InvalidRequest', message: 'Profile not found' },
  });
  const account = '/mastodon/api/v1/accounts/lookup?acct=';
  assert.type((await get(context, `${account}glim`)).body.followers_count, 'number');
  assert.equal(await get(context, `${account}nobody`), { status: 404, body: { error: 'Record not found' } });
});

test('GitHub refuses a wrong token and an unknown repository', async (context) => {
  assert.is((await get(context, '/github/repos/glim/glim', { Authorization: 'Bearer wrong' })).status, 401);
  assert.is((await get(context, '/github/repos/glim/other')).body.message, 'Not Found');
});

test.run();

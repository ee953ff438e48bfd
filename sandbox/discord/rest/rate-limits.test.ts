import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { APPLICATION_ID, CONTROL_TOKEN, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  general: string;
}

const test = suite<Context>('rate limits over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, maxInvalidRequests: 20 }));
  context.general = await context.control.channelId('general');
});
test.after(({ close }) => close());

const MANAGE_CHANNELS = 1n << 4n;
const MANAGE_MESSAGES = 1n << 13n;
const BYPASS_SLOWMODE = 1n << 52n;

async function refuses(attempt: Promise<unknown>, code: number): Promise<void> {
  const error = await attempt.then(
    () => null,
    (reason: Error) => reason,
  );
  assert.match(error?.message ?? 'let through', `"code":${code}`);
}

test.beforeEach(({ clock }) => clock.advance(600_001));

test('a bucket is of a route and its channel, and has a name that is not of the channel', async ({
  api,
  control,
  general,
}) => {
  const other = (await control.addChannel('other')).id;
  const post = (id: string) => api('POST', `/channels/${id}/messages`, { content: 'x' });
  for (let i = 0; i < 5; i += 1) await post(general);
  const refused = await post(general);
  const passed = await post(other);
  assert.equal([refused.status, passed.status], [429, 200]);
  assert.is(refused.headers.get('x-ratelimit-bucket'), passed.headers.get('x-ratelimit-bucket'));
  assert.equal(
    ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-scope', 'via'].map((name) =>
      refused.headers.get(name),
    ),
    ['5', '5', '0', 'user', '1.1 sandbox'],
  );
  assert.is((await api('GET', `/channels/${general}/messages`)).status, 200, 'another route is another bucket');
});

test('more than 50 calls a second are a global 429, answers to interactions apart', async ({ api, clock, sandbox }) => {
  const ids = await Promise.all(Array.from({ length: 60 }, () => api('GET', `/guilds/${sandbox.guildId}/roles`)));
  assert.ok(ids.every(({ status }, index) => (status === 200) === index < 50));
  const refused = ids.at(-1)!;
  assert.equal(
    [refused.body.global, refused.headers.get('x-ratelimit-global'), refused.headers.get('x-ratelimit-scope')],
    [true, 'true', 'global'],
  );
  const callback = await api('POST', '/interactions/1/x/callback', { type: 1 });
  assert.is(callback.body.code, 10062, 'not refused for its number');
  assert.is((await api('GET', '/users/@me')).status, 429, 'another route too');
  clock.advance(1000);
  assert.is((await api('GET', '/users/@me')).status, 200);
});

test('a 429 can be ordered for one route, as long as one likes, and with a code of its own', async ({
  api,
  control,
  general,
}) => {
  const path = `/channels/${general}/messages`;
  const order = { kind: 'rateLimit', method: 'POST', path: '/channels/*/messages' } as const;
  await control.faults.order({ ...order, retryAfterSeconds: 3600, isShared: true, code: 20022 });
  const { status, body, headers } = await api('POST', path, { content: 'x' });
  assert.equal([status, body.retry_after, body.code], [429, 3600, 20022]);
  assert.equal([headers.get('retry-after'), headers.get('x-ratelimit-scope')], ['3600', 'shared']);
  assert.is((await api('POST', path, { content: 'x' })).status, 200, 'once, as ordered');
});

test('in slowmode a member waits for their next message (20016), whoever has BYPASS_SLOWMODE and bots do not', async (context) => {
  const { api, clock, control, general } = context;
  const [mia, sam] = [await control.userId('mia'), await control.userId('sam')];
  assert.is((await api('PATCH', `/channels/${general}`, { rate_limit_per_user: 30 })).body.rate_limit_per_user, 30);
  await control.as(mia).in(general).post('first');
  clock.advance(10_000);
  const posted = await fetch(`${context.sandbox.url}/control/as/${mia}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CONTROL_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channelId: general, content: 'second' }),
  });
  const { code, retry_after, global } = await posted.json();
  assert.equal([posted.status, code, retry_after, global], [429, 20016, 20, false]);
  const managers = await control.roleId('Support');
  await control.editRole(managers, { permissions: String(MANAGE_CHANNELS | MANAGE_MESSAGES) });
  await control.as(sam).in(general).post('one');
  await refuses(control.as(sam).in(general).post('managing does not suffice since 2026'), 20016);
  await control.editRole(managers, { permissions: String(BYPASS_SLOWMODE) });
  for (const content of ['two', 'three']) await control.as(sam).in(general).post(content);
  for (const content of ['bot one', 'bot two'])
    assert.is((await api('POST', `/channels/${general}/messages`, { content })).status, 200);
  clock.advance(20_000);
  await control.as(mia).in(general).post('second');
  await api('PATCH', `/channels/${general}`, { rate_limit_per_user: 0 });
  await control.as(mia).in(general).post('third');
});

test('a scope takes 200 new commands a day (30034), and what replaces one of its name is not new', async (context) => {
  const { api, clock, sandbox } = context;
  const commands = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `c${from + index}`, description: 'x' }));
  const global = `/applications/${APPLICATION_ID}/commands`;
  const put = async (from: number, count: number, path = global) => {
    const { status, body } = await api('PUT', path, commands(from, count));
    return [status, body.code];
  };
  assert.equal(await put(0, 100), [200, undefined]);
  assert.equal(await put(50, 100), [200, undefined], 'fifty of them are new');
  assert.equal(await put(100, 100), [200, undefined], 'and fifty more');
  assert.equal(await put(100, 100), [200, undefined], 'none');
  assert.equal(await put(101, 100), [400, 30034]);
  assert.is((await api('POST', global, { name: 'new', description: 'x' })).body.code, 30034);
  assert.is((await api('POST', global, { name: 'c150', description: 'other words' })).status, 200);
  assert.is((await api('GET', global)).body.length, 100, 'what is refused changes nothing');
  const inGuild = `/applications/${APPLICATION_ID}/guilds/${sandbox.guildId}/commands`;
  assert.equal(await put(0, 100, inGuild), [200, undefined], 'each guild has its own');
  clock.advance(86_400_000);
  assert.equal(await put(101, 100), [200, undefined]);
});

test('too many refusals ban the caller for the rest of ten minutes; a shared 429 is none', async (context) => {
  const { api, clock, control, general } = context;
  await control.faults.order({ kind: 'rateLimit', retryAfterSeconds: 1, isShared: true, times: 30 });
  for (let i = 0; i < 30; i += 1)
    assert.is((await api('GET', '/users/@me')).headers.get('x-ratelimit-scope'), 'shared');
  const wrong = { authorization: 'Bot wrong' };
  for (let i = 0; i < 20; i += 1) assert.is((await api('GET', '/users/@me', undefined, wrong)).status, 401);
  const banned = await fetch(`${context.sandbox.url}/api/v10/channels/${general}`);
  assert.equal([banned.status, banned.headers.get('via'), await banned.text()], [429, null, 'error code: 1015']);
  assert.ok(Number(banned.headers.get('retry-after')) > 590);
  clock.advance(600_000);
  assert.is((await api('GET', '/users/@me')).status, 200);
});

test.run();

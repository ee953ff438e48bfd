import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

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

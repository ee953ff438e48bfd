import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { connectRaw, INTENTS } from './testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox, TOKEN } from './testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
}

const test = suite<Context>('outages of all of Discord, raw');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, identifyEveryMs: 0 }));
});
test.after(({ close }) => close());

test('REST answers 5xx to every route until the outage is over, while the gateway goes on', async (context) => {
  const { api, control, sandbox } = context;
  const gateway = await connectRaw(sandbox.gatewayUrl);
  gateway.identify(INTENTS);
  await gateway.dispatch('READY');
  await control.faults.order({ kind: 'apiOutage', answer: 502 });
  for (const path of ['/users/@me', '/gateway/bot', `/guilds/${sandbox.guildId}`, '/nowhere'])
    assert.is((await api('GET', path)).status, 502, path);
  assert.is((await fetch(`${sandbox.url}/api/oauth2/token`, { method: 'POST' })).status, 502);
  await control.addMember('Late');
  assert.is((await gateway.dispatch('GUILD_MEMBER_ADD')).d.user.username, 'late');
  await control.faults.clear();
  assert.is((await api('GET', '/users/@me')).status, 200);
  gateway.close();
});

test('REST that gives no answer, and a gateway that takes nobody', async ({ api, control, sandbox }) => {
  const before = await connectRaw(sandbox.gatewayUrl);
  before.identify(INTENTS);
  const session = (await before.dispatch('READY')).d.session_id;
  await control.faults.order({ kind: 'apiOutage', answer: 'none', isGatewayToo: true });
  assert.is(await before.closed, 1006);
  assert.is(await (await connectRaw(sandbox.gatewayUrl)).closed, 1006);
  assert.is(await api('GET', '/users/@me').catch(() => 'no answer'), 'no answer');
  await control.faults.clear();
  const after = await connectRaw(sandbox.gatewayUrl);
  after.send(6, { token: TOKEN, session_id: session, seq: 1 });
  assert.ok(await after.dispatch('RESUMED'), 'a session outlives it');
  after.close();
});

test('a sandbox that is down refuses connections, at its address, for as long as was ordered', async (context) => {
  const { api, clock, control, sandbox } = context;
  const gateway = await connectRaw(sandbox.gatewayUrl);
  await control.faults.order({ kind: 'down', ms: 30_000 });
  assert.is(await gateway.closed, 1006);
  const refusal = await api('GET', '/users/@me').catch((error: Error) => error.cause);
  assert.is((refusal as { code?: string }).code, 'ECONNREFUSED');
  clock.advance(30_000);
  const answer = await control.until(() => api('GET', '/users/@me').catch(() => null));
  assert.is(answer.status, 200);
});

test('in the same process it is cut and mended by hand', async ({ api, sandbox }) => {
  await sandbox.cut();
  await sandbox.cut();
  assert.is(await api('GET', '/users/@me').catch(() => 'refused'), 'refused');
  await sandbox.mend();
  await sandbox.mend();
  assert.is((await api('GET', '/users/@me')).status, 200);
});

test('single calls fail, are late, or break before or after their work, as often as was ordered', async (context) => {
  const { api, control } = context;
  const general = await control.channelId('general');
  const path = `/channels/${general}/messages`;
  const [target, post] = [{ method: 'POST', path: '/channels/*/messages' }, () => api('POST', path, { content: 'x' })];
  const texts = async () => (await api('GET', path)).body.length;
  await control.faults.order({ kind: 'status', ...target, status: 503, times: 2 });
  assert.equal([(await post()).status, (await post()).status, (await post()).status], [503, 503, 200]);
  await control.faults.order({ kind: 'delay', ...target, ms: 1 });
  assert.is((await post()).status, 200);
  for (const kind of ['dropBefore', 'dropAfter'] as const) {
    await control.faults.order({ kind, ...target });
    assert.is(await post().catch(() => 'no answer'), 'no answer');
  }
  assert.is(await texts(), 3, 'what broke before its work was not done');
  const { id } = (await api('GET', path)).body[0];
  await control.faults.order({ kind: 'deleteMessage', channelId: general, messageId: id });
  assert.is((await api('GET', `${path}/${id}`)).body.code, 10008);
});

test('without GUILD_MEMBERS granted, members are not listed (50001)', async ({ api, control, sandbox }) => {
  const path = `/guilds/${sandbox.guildId}/members?limit=10`;
  await control.faults.order({ kind: 'intents', allowed: 1 << 15 });
  assert.equal((({ status, body }) => [status, body.code])(await api('GET', path)), [403, 50001]);
  await control.faults.clear();
  assert.is((await api('GET', path)).body.length, 6);
});

test.run();

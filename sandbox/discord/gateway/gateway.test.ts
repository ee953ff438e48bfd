import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox, TOKEN } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  general: string;
  mia: string;
  connect(): Promise<RawGateway>;
}

const test = suite<Context>('the gateway, raw');
const open: RawGateway[] = [];

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  context.general = await context.control.channelId('general');
  context.mia = await context.control.userId('mia');
  context.connect = async () => {
    const gateway = await connectRaw(context.sandbox.gatewayUrl);
    open.push(gateway);
    return gateway;
  };
});
test.after(({ close }) => close());
test.beforeEach(({ clock }) => clock.advance(6000));
test.afterEach(() => {
  for (const gateway of open.splice(0)) gateway.close();
});

const MESSAGE_CONTENT = 1 << 15;

test('after READY comes GUILD_CREATE, and a heartbeat is answered', async ({ connect, sandbox }) => {
  const gateway = await connect();
  gateway.identify(INTENTS);
  const { d: ready } = await gateway.dispatch('READY');
  assert.is(ready.guilds[0].id, sandbox.guildId);
  assert.ok(ready.application.id);
  const { d: guild } = await gateway.dispatch('GUILD_CREATE');
  assert.is(guild.member_count, 5);
  assert.ok(guild.channels.some((channel: { name: string }) => channel.name === 'support'));
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
});

test('a slash after gw is fine too', async ({ sandbox }) => {
  const gateway = await connectRaw(sandbox.gatewayUrl, '/?v=10');
  gateway.identify();
  assert.ok(await gateway.dispatch('READY'));
  gateway.close();
});

test('a wrong token closes with 4004', async ({ connect }) => {
  const gateway = await connect();
  gateway.identify(0, { token: 'wrong' });
  assert.is(await gateway.closed, 4004);
});

test('an intent that is not granted closes with 4014, an unknown one with 4013', async ({ connect, control }) => {
  await control.faults.order({ kind: 'intents', allowed: 0 });
  const refused = await connect();
  refused.identify(MESSAGE_CONTENT);
  assert.is(await refused.closed, 4014);
  await control.faults.clear();
  const unknown = await connect();
  unknown.identify(2 ** 30);
  assert.is(await unknown.closed, 4013);
});

test('a second identify within five seconds is an invalid session', async ({ connect, clock }) => {
  const [first, second] = [await connect(), await connect()];
  first.identify();
  await first.dispatch('READY');
  second.identify();
  assert.is((await second.next(({ op }) => op === 9)).d, false);
  clock.advance(5000);
  second.identify();
  assert.ok(await second.dispatch('READY'));
});

test('every session of a shard hears of a message', async ({ connect, clock, control, general, mia }) => {
  const first = await connect();
  first.identify(INTENTS);
  await first.dispatch('READY');
  clock.advance(5000);
  const second = await connect();
  second.identify(INTENTS);
  await second.dispatch('READY');
  await control.as(mia).in(general).post('to both');
  assert.is((await first.dispatch('MESSAGE_CREATE')).d.content, 'to both');
  assert.is((await second.dispatch('MESSAGE_CREATE')).d.content, 'to both');
});

test('without MESSAGE_CONTENT others are blank, mentions and own messages are not', async ({
  api,
  connect,
  control,
  general,
  mia,
}) => {
  const gateway = await connect();
  gateway.identify(INTENTS & ~MESSAGE_CONTENT);
  const { d } = await gateway.dispatch('READY');
  await control.as(mia).in(general).post('secret');
  assert.is((await gateway.dispatch('MESSAGE_CREATE')).d.content, '');
  await control.as(mia).in(general).post(`hey <@${d.user.id}>`);
  await gateway.next(({ t, d: message }) => t === 'MESSAGE_CREATE' && message.content.startsWith('hey'));
  await api('POST', `/channels/${general}/messages`, { content: 'own' });
  await gateway.next(({ t, d: message }) => t === 'MESSAGE_CREATE' && message.content === 'own');
});

test('without the intent of its kind an event does not come', async ({ connect, control, general, mia }) => {
  const gateway = await connect();
  gateway.identify(1);
  await gateway.dispatch('READY');
  await control.as(mia).in(general).post('unheard');
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
  assert.is(
    gateway.received.some(({ t }) => t === 'MESSAGE_CREATE'),
    false,
  );
});

test('a resume replays what was missed, in order', async ({ connect, control, general, mia }) => {
  const first = await connect();
  first.identify(INTENTS);
  const { d: ready } = await first.dispatch('READY');
  const { s } = await first.dispatch('GUILD_CREATE');
  await control.faults.order({ kind: 'dropSockets' });
  assert.is(await first.closed, 1006);
  await control.as(mia).in(general).post('missed 1');
  await control.as(mia).in(general).post('missed 2');

  const second = await connect();
  second.send(6, { token: TOKEN, session_id: ready.session_id, seq: s });
  await second.dispatch('RESUMED');
  const replayed = second.received.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content);
  assert.equal(replayed, ['missed 1', 'missed 2']);
});

test('an unknown session is invalid, and so is one closed with 1000', async ({ connect }) => {
  const gateway = await connect();
  gateway.send(6, { token: TOKEN, session_id: 'nothing', seq: 1 });
  assert.is((await gateway.next(({ op }) => op === 9)).d, false);
});

test('the 121st send within a minute closes with 4008', async ({ connect }) => {
  const gateway = await connect();
  for (let i = 0; i < 121; i += 1) gateway.send(1, null);
  assert.is(await gateway.closed, 4008);
});

test('what cannot be decoded is 4002, what comes before identify 4003, an unknown op 4001', async ({ connect }) => {
  const closedAfter = async (op: unknown, d: unknown) => {
    const gateway = await connect();
    gateway.send(Number(op), d);
    return gateway.closed;
  };
  assert.is(await closedAfter('nonsense', {}), 4002);
  assert.is(await closedAfter(8, { guild_id: '1', query: '', limit: 0 }), 4003);
  assert.is(await closedAfter(99, {}), 4001);
});

test('a silent client is closed with 4009', async ({ connect, clock }) => {
  const gateway = await connect();
  clock.advance(41_250 * 1.5);
  assert.is(await gateway.closed, 4009);
});

test('members come in chunks with the nonce', async ({ connect, sandbox }) => {
  const gateway = await connect();
  gateway.identify(INTENTS);
  await gateway.dispatch('READY');
  gateway.send(8, { guild_id: sandbox.guildId, query: '', limit: 0, nonce: 'n1' });
  const { d } = await gateway.dispatch('GUILD_MEMBERS_CHUNK');
  assert.equal([d.members.length, d.chunk_index, d.chunk_count, d.nonce], [5, 0, 1, 'n1']);
});

test('op 7, op 9 and close codes come on order, and a dispatch twice', async ({ connect, control, general, mia }) => {
  const gateway = await connect();
  gateway.identify(INTENTS);
  await gateway.dispatch('READY');
  await control.faults.order({ kind: 'duplicate', event: 'MESSAGE_CREATE' });
  await control.as(mia).in(general).post('twice');
  await gateway.dispatch('MESSAGE_CREATE');
  await control.faults.order({ kind: 'reconnect' });
  await gateway.next(({ op }) => op === 7);
  assert.is(gateway.received.filter(({ t }) => t === 'MESSAGE_CREATE').length, 2);
  await control.faults.order({ kind: 'invalidSession' });
  await gateway.next(({ op }) => op === 9);
  await control.faults.order({ kind: 'closeSockets', code: 4014 });
  assert.is(await gateway.closed, 4014);
});

test.run();

import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox, TOKEN } from '../testing/test-sandbox.ts';
import { Session } from './session.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  general: string;
  mia: string;
  connect(): Promise<RawGateway>;
  identified(intents?: number): Promise<RawGateway>;
}

const test = suite<Context>('sessions and their limits, raw');
const open: RawGateway[] = [];

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock, maxConcurrency: 2 }));
  context.general = await context.control.channelId('general');
  context.mia = await context.control.userId('mia');
  context.connect = async () => {
    const gateway = await connectRaw(context.sandbox.gatewayUrl);
    open.push(gateway);
    return gateway;
  };
  context.identified = async (intents = INTENTS) => {
    const gateway = await context.connect();
    gateway.identify(intents);
    await gateway.dispatch('READY');
    return gateway;
  };
});
test.after(({ close }) => close());
test.beforeEach(({ clock }) => clock.advance(6000));
test.afterEach(() => {
  for (const gateway of open.splice(0)) gateway.close();
});

const resume = (gateway: RawGateway, session_id: string, seq: number) =>
  gateway.send(6, { token: TOKEN, session_id, seq });
const isInvalid = ({ op }: { op: number }) => op === 9;

/** What a session has received after all that was on its way. */
async function heardBy(gateway: RawGateway): Promise<(string | null)[]> {
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
  return gateway.received.map(({ t }) => t);
}

test('shards of different buckets identify at once, those of one wait', async ({ connect }) => {
  const [zero, one, two] = [await connect(), await connect(), await connect()];
  zero.identify(0, { shard: [0, 4] });
  one.identify(0, { shard: [1, 4] });
  two.identify(0, { shard: [2, 4] });
  assert.ok(await zero.dispatch('READY'));
  assert.ok(await one.dispatch('READY'));
  assert.is((await two.next(isInvalid)).d, false);
});

test('each identify counts, and who has used all up loses sessions and token', async (context) => {
  const { api, clock, connect, control, identified } = context;
  const limit = async () => (await api('GET', '/gateway/bot')).body.session_start_limit;
  const before = await limit();
  assert.equal([before.total, before.max_concurrency], [1000, 2]);
  await identified();
  assert.is((await limit()).remaining, before.remaining - 1);
  await control.faults.order({ kind: 'sessionStarts', remaining: 1 });
  clock.advance(6000);
  const last = await identified();
  clock.advance(6000);
  const late = await connect();
  late.identify(0);
  assert.equal([await last.closed, await late.closed], [4004, 4004]);
  clock.advance(86_400_000);
  assert.is((await limit()).remaining, 1000);
});

test('after op 7 a client that comes back is told what it missed', async ({
  connect,
  control,
  general,
  identified,
  mia,
}) => {
  const first = await identified();
  const { d: ready } = await first.dispatch('READY');
  const { s } = await first.dispatch('GUILD_CREATE');
  await control.faults.order({ kind: 'reconnect' });
  await first.next(({ op }) => op === 7);
  first.close(4000);
  await first.closed;
  await control.as(mia).in(general).post('missed');
  const second = await connect();
  resume(second, ready.session_id, s ?? 0);
  assert.is((await second.dispatch('MESSAGE_CREATE')).d.content, 'missed');
  assert.is((await second.dispatch('RESUMED')).s, (s ?? 0) + 2);
});

test('a client that said goodbye, or was shut out, begins anew', async ({ clock, connect, control, identified }) => {
  const polite = await identified();
  const { d: left } = await polite.dispatch('READY');
  polite.close(1000);
  await polite.closed;
  clock.advance(6000);
  const refused = await identified();
  const { d: shut } = await refused.dispatch('READY');
  await control.faults.order({ kind: 'closeSockets', code: 4014 });
  await refused.closed;
  for (const { session_id } of [left, shut]) {
    const gateway = await connect();
    resume(gateway, session_id, 1);
    assert.is((await gateway.next(isInvalid)).d, false);
  }
});

test('a number that was never sent, and a session of long ago, are op 9', async ({
  clock,
  connect,
  control,
  identified,
}) => {
  const first = await identified();
  const { d: ready } = await first.dispatch('READY');
  await control.faults.order({ kind: 'dropSockets' });
  await first.closed;
  const ahead = await connect();
  resume(ahead, ready.session_id, 1_000_000);
  assert.is((await ahead.next(isInvalid)).d, false);
  clock.advance(180_001);
  const late = await connect();
  resume(late, ready.session_id, 1);
  assert.is((await late.next(isInvalid)).d, false);
});

test('what was sent too long ago is not known any more', () => {
  const session = new Session({ send: () => undefined }, 0, [0, 1]);
  for (let i = 0; i < 1002; i += 1) session.dispatch({ t: 'RESUMED', d: undefined } as never);
  const sent: object[] = [];
  const wire = { send: (payload: object) => void sent.push(payload) };
  assert.is(session.resume(wire, 1), false);
  assert.is(session.resume(wire, 2), true);
  assert.is(sent.length, 1000);
});

test('an event comes with the intent of its kind and not without', async (context) => {
  const { api, clock, control, general, identified, mia } = context;
  const kinds: [number, string[]][] = [
    [1 << 0, ['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE', 'GUILD_ROLE_CREATE', 'THREAD_CREATE']],
    [1 << 1, ['GUILD_MEMBER_ADD', 'GUILD_MEMBER_UPDATE', 'GUILD_MEMBER_REMOVE']],
    [1 << 9, ['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE']],
    [1 << 10, ['MESSAGE_REACTION_ADD', 'MESSAGE_REACTION_REMOVE']],
    [1 << 11, ['TYPING_START']],
  ];
  const all = kinds.flatMap(([, names]) => names);
  const gateways: [string[], RawGateway][] = [];
  for (const [intent, names] of [...kinds, [0, []] as [number, string[]]]) {
    clock.advance(5000);
    gateways.push([names, await identified(intent)]);
  }
  const { id } = await control.addChannel('brief');
  await control.overwrite(id, mia, { deny: '2048' });
  await control.deleteChannel(id);
  const { user } = await control.addMember('Passing');
  await control.giveRole(user.id, (await control.addRole('New')).id);
  await control.as(user.id).leave();
  const inGeneral = control.as(mia).in(general);
  const said = await inGeneral.post('x');
  await inGeneral.react(said.id, '🎉');
  await inGeneral.unreact(said.id, '🎉');
  await inGeneral.edit(said.id, 'y');
  await inGeneral.delete(said.id);
  await api('POST', `/channels/${general}/threads`, { name: 'x', type: 11 });
  await api('POST', `/channels/${general}/typing`);
  for (const [names, gateway] of gateways) {
    const heard = new Set((await heardBy(gateway)).filter((t) => t !== null && all.includes(t)));
    assert.equal([...heard].sort(), names.toSorted(), `with ${names[0] ?? 'none'}`);
  }
});

test('an outage is no removal, and ends with GUILD_CREATE', async ({ control, identified, sandbox }) => {
  const gateway = await identified();
  await gateway.dispatch('GUILD_CREATE');
  await control.faults.order({ kind: 'outage', guildId: sandbox.guildId });
  assert.equal((await gateway.dispatch('GUILD_DELETE')).d, { id: sandbox.guildId, unavailable: true });
  gateway.received.length = 0;
  await control.faults.order({ kind: 'recovery', guildId: sandbox.guildId });
  assert.is((await gateway.dispatch('GUILD_CREATE')).d.id, sandbox.guildId);
});

test('more guilds in a session than one shard may have are 4011, and none of them too many on two', async (context) => {
  const { clock, connect, control } = context;
  const other = await control.addGuild('Other');
  await control.faults.order({ kind: 'guildsPerShard', most: 1 });
  const alone = await connect();
  alone.identify(INTENTS);
  assert.is(await alone.closed, 4011);
  clock.advance(6000);
  const shards = Number(BigInt(other.id) >> 22n) + 1;
  const sharded = await connect();
  sharded.identify(INTENTS, { shard: [shards - 1, shards] });
  assert.equal((await sharded.dispatch('READY')).d.guilds.length, 1);
  await control.faults.clear();
  await control.deleteGuild(other.id);
});

test('a version of the API that is not is 4012', async ({ sandbox }) => {
  assert.is(await (await connectRaw(sandbox.gatewayUrl, '?v=3&encoding=json')).closed, 4012);
  const former = await connectRaw(sandbox.gatewayUrl, '?v=9&encoding=json');
  assert.is(former.received[0]?.op, 10);
  former.close();
});

test('the recommended number of shards can be ordered', async ({ api, control }) => {
  await control.faults.order({ kind: 'shards', recommended: 2 });
  assert.is((await api('GET', '/gateway/bot')).body.shards, 2);
  await control.faults.clear();
  assert.is((await api('GET', '/gateway/bot')).body.shards, 1);
});

test.run();

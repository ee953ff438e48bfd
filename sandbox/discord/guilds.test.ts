import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { connectRaw, INTENTS, type RawGateway } from './testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox } from './testing/test-sandbox.ts';

interface Context extends TestSandbox {
  open: RawGateway[];
  identified(shard: [number, number]): Promise<RawGateway>;
}

const test = suite<Context>('several guilds');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox({ identifyEveryMs: 0 }));
  context.open = [];
  context.identified = async (shard) => {
    const gateway = await connectRaw(context.sandbox.gatewayUrl);
    context.open.push(gateway);
    gateway.identify(INTENTS, { shard });
    await gateway.dispatch('READY');
    return gateway;
  };
});
test.afterEach(({ open }) => {
  for (const gateway of open.splice(0)) gateway.close();
});
test.after(({ close }) => close());

/** https://discord.com/developers/docs/events/gateway#sharding */
const shardOf = (guildId: string, count: number) => Number((BigInt(guildId) >> 22n) % BigInt(count));

/** Answers come in order: what was sent before the answer to this heartbeat has arrived. */
async function settled(gateway: RawGateway): Promise<void> {
  const acks = () => gateway.received.filter(({ op }) => op === 11).length;
  const before = acks();
  gateway.send(1, null);
  await gateway.next(() => acks() > before);
}

test('a new guild is told with GUILD_CREATE and has members, roles and channels of its own', async (context) => {
  const gateway = await context.identified([0, 1]);
  const guild = await context.control.addGuild('Second');
  const { d } = await gateway.next(({ t, d }) => t === 'GUILD_CREATE' && d.id === guild.id);
  assert.equal([d.name, d.member_count], ['Second', 5]);
  const roles = (await context.api('GET', `/guilds/${guild.id}/roles`)).body;
  assert.is(
    roles.some(({ id }: { id: string }) => id === guild.id),
    true,
  );
  const first = (await context.api('GET', `/guilds/${context.sandbox.guildId}/roles`)).body;
  assert.is(
    first.some(({ id }: { id: string }) => roles.some((role: { id: string }) => role.id === id)),
    false,
  );

  const mia = await context.control.userId('mia');
  const general = await context.control.channelId('general', guild.id);
  await context.control.as(mia).in(general).post('hello there');
  const message = await gateway.next(({ t, d }) => t === 'MESSAGE_CREATE' && d.content === 'hello there');
  assert.is(message.d.guild_id, guild.id);
});

test('a shard hears of its own guilds and of nothing else', async ({ control, identified, sandbox }) => {
  const other = await guildOnOtherShard(control, sandbox.guildId);
  const mia = await control.userId('mia');
  const places = { first: await control.channelId('general'), other: await control.channelId('general', other) };
  const first = await identified([shardOf(sandbox.guildId, 2), 2]);
  const second = await identified([shardOf(other, 2), 2]);
  await control.as(mia).in(places.first).post('to the first');
  await control.as(mia).in(places.other).post('to the other');
  await Promise.all([settled(first), settled(second)]);
  const heard = ({ received }: RawGateway) =>
    received.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content);
  assert.equal([heard(first), heard(second)], [['to the first'], ['to the other']]);
  const ready = second.received.find(({ t }) => t === 'READY')?.d.guilds.map(({ id }: { id: string }) => id);
  assert.equal([ready.includes(other), ready.includes(sandbox.guildId)], [true, false]);
});

async function guildOnOtherShard(control: TestSandbox['control'], guildId: string): Promise<string> {
  const { id } = await control.addGuild('Other shard');
  return shardOf(id, 2) === shardOf(guildId, 2) ? guildOnOtherShard(control, guildId) : id;
}

test('a bot that is removed is told with GUILD_DELETE, and the guild is 10004 until it is invited', async (context) => {
  const { api, control, identified } = context;
  const gateway = await identified([0, 1]);
  const guild = await control.addGuild('Fleeting');
  await control.removeBot(guild.id);
  const { d } = await gateway.dispatch('GUILD_DELETE');
  assert.equal([d.id, d.unavailable], [guild.id, undefined]);
  assert.is((await api('GET', `/guilds/${guild.id}`)).body.code, 10004);
  const general = await control.channelId('general', guild.id);
  assert.is((await api('POST', `/channels/${general}/messages`, { content: 'x' })).body.code, 50001);
  const mia = await control.userId('mia');
  await control.as(mia).in(general).post('they cannot hear this');
  await settled(gateway);
  assert.is(
    gateway.received.some(({ t, d }) => t === 'MESSAGE_CREATE' && d.channel_id === general),
    false,
  );

  gateway.received.length = 0;
  await control.inviteBot(guild.id, String(1 << 10));
  const { d: again } = await gateway.next(({ t, d }) => t === 'GUILD_CREATE' && d.id === guild.id);
  const own = again.roles.find(({ tags }: { tags?: object }) => tags);
  assert.equal([own.permissions, own.position], ['1024', 1]);
  assert.is((await api('PATCH', `/channels/${general}`, { name: 'x' })).body.code, 50013);
});

test('the bot lists its guilds and leaves one', async ({ api, control, identified }) => {
  const guild = await control.addGuild('Left soon');
  const ids = async () => (await api('GET', '/users/@me/guilds')).body.map(({ id }: { id: string }) => id);
  assert.ok((await ids()).includes(guild.id));
  assert.equal((await api('GET', `/users/@me/guilds?after=${BigInt(guild.id) - 1n}&limit=1`)).body[0].id, guild.id);
  const gateway = await identified([0, 1]);
  assert.is((await api('DELETE', `/users/@me/guilds/${guild.id}`)).status, 204);
  assert.is((await gateway.dispatch('GUILD_DELETE')).d.id, guild.id);
  assert.not.ok((await ids()).includes(guild.id));
  assert.is((await api('DELETE', `/users/@me/guilds/${guild.id}`)).body.code, 10004);
});

test('a deleted guild is gone with all that stood in it', async ({ api, control, identified, sandbox }) => {
  const guild = await control.addGuild('Doomed');
  const general = await control.channelId('general', guild.id);
  const gateway = await identified([0, 1]);
  await control.deleteGuild(guild.id);
  assert.is((await gateway.dispatch('GUILD_DELETE')).d.id, guild.id);
  assert.is((await api('GET', `/channels/${general}`)).body.code, 10003);
  assert.match(String(await control.state(guild.id).catch(String)), /10004/);
  assert.match(String(await control.deleteGuild(sandbox.guildId).catch(String)), /50055/);
});

test('a state file of one guild is read on', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'glim-sandbox-'));
  const path = join(dataDir, 'state.json');
  const first = await startTestSandbox({ dataDir });
  await first.close();
  const { guilds, directChannels, ...rest } = JSON.parse(await readFile(path, 'utf8'));
  const [{ members, roles, ...guild }] = guilds;
  await writeFile(
    path,
    JSON.stringify({ ...rest, version: 1, guild, members, roles }).replaceAll(`"guildId":"${guild.id}",`, ''),
  );

  const second = await startTestSandbox({ dataDir });
  assert.is(second.sandbox.guildId, first.sandbox.guildId);
  assert.is((await second.api('GET', `/guilds/${guild.id}/channels`)).body.length, 9);
  await second.close();
  await rm(dataDir, { recursive: true });
});

test.run();

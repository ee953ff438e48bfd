import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  guild: string;
  users: { ada: string; mia: string; sam: string };
}

const test = suite<Context>('roles and members over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  const { control, sandbox } = context;
  context.guild = `/guilds/${sandbox.guildId}`;
  context.users = {
    ada: await control.userId('ada'),
    mia: await control.userId('mia'),
    sam: await control.userId('sam'),
  };
  context.gateway = await connectRaw(sandbox.gatewayUrl);
  context.gateway.identify(INTENTS);
  await context.gateway.dispatch('READY');
});
test.beforeEach(async ({ clock, gateway }) => {
  clock.advance(6000);
  gateway.received.length = 0;
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});

const MANAGE_GUILD = 1 << 5;
const BAN_MEMBERS = 1 << 2;

test('a role is made above @everyone, changed, moved and deleted, and each is told', async (context) => {
  const { api, gateway, guild } = context;
  const { body: role } = await api('POST', `${guild}/roles`, { name: 'Live', color: 0xff0000, hoist: true });
  assert.equal([role.position, role.color, role.hoist], [1, 0xff0000, true]);
  assert.is((await gateway.dispatch('GUILD_ROLE_CREATE')).d.role.id, role.id);

  const { body: changed } = await api('PATCH', `${guild}/roles/${role.id}`, { mentionable: true });
  assert.equal([changed.name, changed.mentionable], ['Live', true]);
  const { body: moved } = await api('PATCH', `${guild}/roles`, [{ id: role.id, position: 3 }]);
  const positions = moved.map(({ position }: { position: number }) => position).sort();
  assert.equal(positions, [...positions.keys()], 'no two share a position');
  assert.is((await api('GET', `${guild}/roles/${role.id}`)).body.position, 3);

  assert.is((await api('DELETE', `${guild}/roles/${role.id}`)).status, 204);
  assert.is((await gateway.dispatch('GUILD_ROLE_DELETE')).d.role_id, role.id);
  assert.is((await api('GET', `${guild}/roles/${role.id}`)).body.code, 10011);
});

test("what stands at or above the bot's highest role is 50013", async ({ api, control, guild }) => {
  const [core, own] = [await control.roleId('Core Team'), await control.roleId('Glim')];
  assert.is((await api('PATCH', `${guild}/roles/${core}`, { name: 'x' })).body.code, 50013);
  assert.is((await api('PATCH', `${guild}/roles/${own}`, { name: 'x' })).body.code, 50013);
  assert.is((await api('DELETE', `${guild}/roles/${core}`)).body.code, 50013);
  const live = await control.roleId('Live ping');
  assert.is((await api('PATCH', `${guild}/roles`, [{ id: live, position: 6 }])).body.code, 50013);
});

test('a role is granted no permission that its maker lacks, and @everyone stays', async ({ api, guild, sandbox }) => {
  assert.is((await api('POST', `${guild}/roles`, { permissions: String(BAN_MEMBERS) })).body.code, 50013);
  const { status, body } = await api('POST', `${guild}/roles`, { permissions: String(MANAGE_GUILD) });
  assert.equal([status, body.permissions], [200, String(MANAGE_GUILD)]);
  assert.is((await api('DELETE', `${guild}/roles/${sandbox.guildId}`)).body.code, 50028);
});

test('a role that is deleted leaves its members and every overwrite', async ({
  api,
  control,
  gateway,
  guild,
  users,
}) => {
  const { id } = await control.addRole('Passing');
  const general = await control.channelId('general');
  await control.giveRole(users.mia, id);
  await control.overwrite(general, id, { deny: '2048' });
  await api('DELETE', `${guild}/roles/${id}`);
  const { d } = await gateway.next(({ t, d }) => t === 'GUILD_MEMBER_UPDATE' && !d.roles.includes(id));
  assert.is(d.user.id, users.mia);
  assert.equal((await api('GET', `/channels/${general}`)).body.permission_overwrites, []);
});

test('roles are set at once, below the bot and not those of bots', async ({ api, control, guild, users }) => {
  const [live, core, own] = [
    await control.roleId('Live ping'),
    await control.roleId('Core Team'),
    await control.roleId('Glim'),
  ];
  const set = (roles: string[]) => api('PATCH', `${guild}/members/${users.sam}`, { roles });
  assert.equal((await set([live])).body.roles, [live]);
  assert.is((await set([live, core])).body.code, 50013);
  assert.is((await set([live, own])).body.code, 50028);
  assert.is((await set(['111111111111111111'])).body.code, 10011);
  assert.equal((await set([])).body.roles, []);
});

test('nobody acts on the owner, and nick names and kicks want their permissions', async (context) => {
  const { api, control, guild, users, gateway } = context;
  assert.is((await api('PATCH', `${guild}/members/${users.mia}`, { nick: 'M' })).body.code, 50013);
  assert.is((await api('DELETE', `${guild}/members/${users.mia}`)).body.code, 50013);
  const own = await control.roleId('Glim');
  const { permissions } = (await control.state()).roles.find(({ id }) => id === own)!;
  await control.editRole(own, { permissions: String(BigInt(permissions) | (1n << 27n) | (1n << 1n)) });
  assert.is((await api('PATCH', `${guild}/members/${users.mia}`, { nick: 'M' })).body.nick, 'M');
  assert.is((await api('PATCH', `${guild}/members/${users.ada}`, { nick: 'A' })).body.code, 50013);
  assert.is((await api('DELETE', `${guild}/members/${users.ada}`)).body.code, 50013);
  const { user } = await control.addMember('Kicked');
  assert.is((await api('DELETE', `${guild}/members/${user.id}`)).status, 204);
  assert.is((await gateway.dispatch('GUILD_MEMBER_REMOVE')).d.user.id, user.id);
  await control.editRole(own, { permissions });
});

test('who is timed out may read and not write, until it is over', async ({ api, clock, control, guild, users }) => {
  const own = await control.roleId('Glim');
  const { permissions } = (await control.state()).roles.find(({ id }) => id === own)!;
  await control.editRole(own, { permissions: String(BigInt(permissions) | (1n << 40n)) });
  const until = new Date(clock.now() + 60_000).toISOString();
  const { body } = await api('PATCH', `${guild}/members/${users.mia}`, { communication_disabled_until: until });
  assert.is(body.communication_disabled_until, until);
  const mia = control.as(users.mia).in(await control.channelId('general'));
  assert.match(String(await mia.post('let me').catch(String)), /50013/);
  assert.equal(await mia.messages(), []);
  clock.advance(60_000);
  assert.is((await mia.post('at last')).content, 'at last');
  const late = new Date(clock.now() + 29 * 86_400_000).toISOString();
  const refused = await api('PATCH', `${guild}/members/${users.mia}`, { communication_disabled_until: late });
  assert.is(refused.body.code, 50035);
  await control.editRole(own, { permissions });
});

test.run();

import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { DISCORD_EPOCH_MS } from '../snowflakes.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  guild: string;
  general: string;
  users: { ada: string; mia: string; sam: string };
}

const test = suite<Context>('moderation over raw HTTP');

const [BAN_MEMBERS, ADD_REACTIONS, MANAGE_CHANNELS] = [1n << 2n, 1n << 6n, 1n << 4n];
const [MANAGE_MESSAGES, MODERATE_MEMBERS, VIEW] = [1n << 13n, 1n << 40n, (1n << 10n) | (1n << 11n) | (1n << 16n)];
const ALL = BAN_MEMBERS | ADD_REACTIONS | MANAGE_CHANNELS | MANAGE_MESSAGES | MODERATE_MEMBERS | VIEW;
const GUILD_MODERATION = 1 << 2;
const MESSAGE_REACTIONS = 1 << 10;
const DAY_MS = 86_400_000;

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  const { control, sandbox } = context;
  context.guild = `/guilds/${sandbox.guildId}`;
  context.general = await control.channelId('general');
  const [ada, mia, sam] = await Promise.all(['ada', 'mia', 'sam'].map(control.userId));
  context.users = { ada: ada!, mia: mia!, sam: sam! };
  context.gateway = await connectRaw(sandbox.gatewayUrl);
  context.gateway.identify(INTENTS | GUILD_MODERATION | MESSAGE_REACTIONS);
  await context.gateway.dispatch('READY');
});
test.beforeEach(async (context) => {
  const { clock, control, gateway, users } = context;
  clock.advance(6000);
  await control.editRole(await control.roleId('Glim'), { permissions: String(ALL) });
  if (!(await control.as(users.mia).state()).me.isMember) await control.as(users.mia).join();
  gateway.send(1, null);
  await gateway.next(({ op }) => op === 11);
  gateway.received.length = 0;
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});

/** Without a permission of all that the bot has here. */
async function without(context: Context, permission: bigint, attempt: () => Promise<{ body: { code: number } }>) {
  const role = await context.control.roleId('Glim');
  await context.control.editRole(role, { permissions: String(ALL & ~permission) });
  assert.is((await attempt()).body.code, 50013);
  await context.control.editRole(role, { permissions: String(ALL) });
}

test('2 to 100 messages go at once, with one event, and what is not there counts', async (context) => {
  const { api, control, gateway, general, users } = context;
  const path = `/channels/${general}/messages/bulk-delete`;
  const mia = control.as(users.mia).in(general);
  const ids = [(await mia.post('one')).id, (await mia.post('two')).id];
  const refused = async (messages: string[]) => {
    const { status, body } = await api('POST', path, { messages });
    context.clock.advance(1000);
    return [status, body.code];
  };
  assert.equal(await refused(ids.slice(1)), [400, 50016]);
  const many = Array.from({ length: 101 }, (_, index) => String(BigInt(ids[0]!) + BigInt(index)));
  assert.equal(await refused(many), [400, 50016]);
  assert.equal(await refused([ids[0]!, ids[0]!]), [400, 50035], 'the same twice');
  await without(context, MANAGE_MESSAGES, () => api('POST', path, { messages: ids }));
  context.clock.advance(1000);

  assert.is((await api('POST', path, { messages: [...ids, many[50]!] })).status, 204);
  const { d } = await gateway.dispatch('MESSAGE_DELETE_BULK');
  assert.equal(d, { ids, channel_id: general, guild_id: context.sandbox.guildId });
  assert.is((await api('GET', `/channels/${general}/messages/${ids[0]}`)).body.code, 10008);
  assert.not.ok(gateway.received.some(({ t }) => t === 'MESSAGE_DELETE'));
});

test('what is older than two weeks is 50034, and then nothing goes', async ({
  api,
  clock,
  control,
  general,
  users,
}) => {
  const mia = control.as(users.mia).in(general);
  const young = await mia.post('young');
  const old = String(BigInt(clock.now() - 14 * DAY_MS - 1000 - DISCORD_EPOCH_MS) << 22n);
  const { status, body } = await api('POST', `/channels/${general}/messages/bulk-delete`, {
    messages: [young.id, old],
  });
  assert.equal([status, body.code], [400, 50034]);
  assert.is((await api('GET', `/channels/${general}/messages/${young.id}`)).status, 200);
});

test('direct messages are not deleted in bulk (50003)', async ({ api, control, users }) => {
  const direct = await control.as(users.mia).direct();
  const ids = [(await direct.post('a')).id, (await direct.post('b')).id];
  const { body } = await api('POST', `/channels/${direct.channelId}/messages/bulk-delete`, { messages: ids });
  assert.is(body.code, 50003);
});

test('a ban takes the member and what they wrote lately, and keeps them out until it is lifted', async (context) => {
  const { api, clock, control, gateway, general, guild, users } = context;
  const mia = control.as(users.mia).in(general);
  const old = await mia.post('before');
  clock.advance(40_000);
  const [first, second] = [await mia.post('now'), await mia.post('and now')];
  const ban = `${guild}/bans/${users.mia}`;
  await without(context, BAN_MEMBERS, () => api('PUT', ban, {}));
  assert.is((await api('PUT', `${guild}/bans/${users.ada}`, {})).body.code, 50013, 'above the bot');
  const asked = { delete_message_seconds: 30 };
  assert.is((await api('PUT', ban, { delete_message_seconds: 604_801 })).body.code, 50035);
  assert.is((await api('PUT', ban, asked, { 'x-audit-log-reason': 'sp%C3%A4m' })).status, 204);

  assert.is((await gateway.dispatch('GUILD_BAN_ADD')).d.user.id, users.mia);
  assert.is((await gateway.dispatch('GUILD_MEMBER_REMOVE')).d.user.id, users.mia);
  assert.equal((await gateway.dispatch('MESSAGE_DELETE_BULK')).d.ids, [first.id, second.id]);
  assert.is((await api('GET', `/channels/${general}/messages/${old.id}`)).status, 200, 'older than was asked for');
  const banned = (await api('GET', ban)).body;
  assert.equal([banned.user.id, banned.reason], [users.mia, 'späm']);
  assert.equal((await api('GET', `${guild}/bans`)).body.length, 1);
  const join = await control
    .as(users.mia)
    .join()
    .catch((error: Error) => error.message);
  assert.match(String(join), '"code":40007');

  assert.is((await api('DELETE', ban)).status, 204);
  assert.is((await gateway.dispatch('GUILD_BAN_REMOVE')).d.user.id, users.mia);
  assert.is((await api('DELETE', ban)).body.code, 10026);
  assert.is((await api('GET', ban)).body.code, 10026);
});

test('bans are told to those with GUILD_MODERATION alone, and moderators ban by hand', async (context) => {
  const { control, gateway, sandbox, users } = context;
  const other = await connectRaw(sandbox.gatewayUrl);
  other.identify(INTENTS);
  await other.dispatch('READY');
  await control.as(users.ada).moderate().ban(users.mia);
  await gateway.dispatch('GUILD_BAN_ADD');
  await other.dispatch('GUILD_MEMBER_REMOVE');
  assert.not.ok(other.received.some(({ t }) => t === 'GUILD_BAN_ADD'));
  await control.as(users.ada).moderate().unban(users.mia);
  other.close();
  const byMember = await control
    .as(users.sam)
    .moderate()
    .ban(users.mia)
    .catch((error: Error) => error.message);
  assert.match(String(byMember), '"code":50013');
});

test('who is timed out reads, and neither writes nor reacts, until the time is over', async (context) => {
  const { api, clock, control, gateway, general, guild, users } = context;
  const mia = control.as(users.mia).in(general);
  const said = await mia.post('before');
  await control.as(users.ada).in(general).react(said.id, '🎉');
  const until = (ms: number) => ({ communication_disabled_until: new Date(clock.now() + ms).toISOString() });
  const member = `${guild}/members/${users.mia}`;
  await without(context, MODERATE_MEMBERS, () => api('PATCH', member, until(50_000)));
  assert.is((await api('PATCH', member, until(28 * DAY_MS + 1000))).body.code, 50035);
  assert.is((await api('PATCH', member, until(50_000))).status, 200);
  assert.ok((await gateway.dispatch('GUILD_MEMBER_UPDATE')).d.communication_disabled_until);

  const refusal = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'let through',
      (error: Error) => error.message,
    );
  assert.match(await refusal(mia.post('now')), '"code":50013');
  assert.match(await refusal(mia.react(said.id, '🎉')), '"code":50013', 'nor joins a reaction');
  assert.match(await refusal(mia.slash('anything')), '"code"');
  assert.ok((await mia.messages()).some(({ id }) => id === said.id));
  clock.advance(50_000);
  await mia.react(said.id, '🎉');
  await mia.post('after');
});

test('channels are moved together, one of them into another category', async (context) => {
  const { api, control, gateway, general, guild } = context;
  const [live, help, team] = await Promise.all(['live', 'Help', 'Team'].map((name) => control.channelId(name)));
  const path = `${guild}/channels`;
  await without(context, MANAGE_CHANNELS, () => api('PATCH', path, [{ id: general, position: 9 }]));
  const both = [general, live].map((id) => ({ id, parent_id: team }));
  assert.equal((({ status, body }) => [status, body.code])(await api('PATCH', path, both)), [400, 40009]);
  assert.is((await api('PATCH', path, [{ id: '110000000000000009', position: 1 }])).body.code, 10003);
  const moves = [
    { id: general, position: 9 },
    { id: live, position: 8, parent_id: help, lock_permissions: true },
  ];
  assert.is((await api('PATCH', path, moves)).status, 204);
  const updates = gateway.received.filter(({ t }) => t === 'CHANNEL_UPDATE');
  assert.equal(
    updates.map(({ d }) => [d.id, d.position]),
    [
      [general, 9],
      [live, 8],
    ],
  );
  const moved = (await api('GET', `/channels/${live}`)).body;
  assert.equal([moved.parent_id, moved.permission_overwrites], [help, []], 'as the category has it');
});

test.run();

import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  users: { mia: string; sam: string; sol: string };
  support: string;
}

const test = suite<Context>('threads and permissions over raw HTTP');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox());
  const { control } = context;
  context.users = {
    mia: await control.userId('mia'),
    sam: await control.userId('sam'),
    sol: await control.userId('sol'),
  };
  context.support = await control.channelId('support');
});
test.after(({ close }) => close());

const openTicket = async ({ api, support }: Context) =>
  (await api('POST', `/channels/${support}/threads`, { name: 'ticket', type: 12, invitable: false })).body;

test('a private thread is seen by its members and by MANAGE_THREADS, and by nobody else', async (context) => {
  const { api, control, users } = context;
  const thread = await openTicket(context);
  assert.is((await api('PUT', `/channels/${thread.id}/thread-members/${users.mia}`)).status, 204);
  const sees = async (userId: string) => (await control.as(userId).state()).threads.some(({ id }) => id === thread.id);
  assert.equal([await sees(users.mia), await sees(users.sam), await sees(users.sol)], [true, true, false]);
  assert.match(String(await control.as(users.sol).in(thread.id).post('hi').catch(String)), /50001/);
  await control.as(users.mia).in(thread.id).post('help');
  const listed = await api('GET', `/channels/${thread.id}/thread-members?with_member=true`);
  assert.ok(
    listed.body.some((member: { user_id: string; member: object }) => member.user_id === users.mia && member.member),
  );
});

test('adding someone says so in a message of type 1', async (context) => {
  const thread = await openTicket(context);
  await context.api('PUT', `/channels/${thread.id}/thread-members/${context.users.mia}`);
  const { body } = await context.api('GET', `/channels/${thread.id}/messages`);
  assert.equal([body[0].type, body[0].mentions[0].username], [1, 'mia']);
});

test('a mention of a role brings its members in', async (context) => {
  const thread = await openTicket(context);
  const role = (await context.control.state()).roles.find(({ name }) => name === 'Support');
  await context.api('POST', `/channels/${thread.id}/messages`, {
    content: `<@&${role?.id}>`,
    allowed_mentions: { roles: [role?.id] },
  });
  const { body } = await context.api('GET', `/channels/${thread.id}/thread-members`);
  assert.ok(body.some((member: { user_id: string }) => member.user_id === context.users.sam));
});

test('what touches an archived thread is 50083; a message wakes it unless it is locked', async (context) => {
  const { api, control, users } = context;
  const thread = await openTicket(context);
  const { body: message } = await api('POST', `/channels/${thread.id}/messages`, { content: 'hello' });
  await api('PUT', `/channels/${thread.id}/thread-members/${users.mia}`);
  await api('PATCH', `/channels/${thread.id}`, { archived: true });
  assert.is((await api('PATCH', `/channels/${thread.id}/messages/${message.id}`, { content: 'x' })).body.code, 50083);
  assert.is((await api('PUT', `/channels/${thread.id}/thread-members/${users.sol}`)).body.code, 50083);
  assert.is((await api('PATCH', `/channels/${thread.id}`, { name: 'x' })).body.code, 50083);

  await control.as(users.mia).in(thread.id).post('still here');
  assert.is((await api('GET', `/channels/${thread.id}`)).body.thread_metadata.archived, false);
  await api('PATCH', `/channels/${thread.id}`, { archived: true, locked: true });
  assert.match(String(await control.as(users.mia).in(thread.id).post('again').catch(String)), /50083/);
});

test('overwrites keep members out of #staff and quiet in #live', async ({ control, users }) => {
  const [staff, live] = [await control.channelId('staff'), await control.channelId('live')];
  assert.match(String(await control.as(users.mia).in(staff).messages().catch(String)), /50001/);
  assert.equal(await control.as(users.sam).in(staff).messages(), []);
  assert.match(String(await control.as(users.mia).in(live).post('hi').catch(String)), /50013/);
});

test('the bot gives roles below its own and no others', async ({ api, control, sandbox, users }) => {
  const { roles } = await control.state();
  const roleId = (name: string) => roles.find((role) => role.name === name)?.id;
  const path = `/guilds/${sandbox.guildId}/members/${users.mia}/roles`;
  assert.is((await api('PUT', `${path}/${roleId('Live ping')}`)).status, 204);
  assert.equal((await api('GET', `/guilds/${sandbox.guildId}/members/${users.mia}`)).body.roles, [roleId('Live ping')]);
  assert.is((await api('PUT', `${path}/${roleId('Core Team')}`)).body.code, 50013);
  assert.is((await api('GET', `/guilds/${sandbox.guildId}/members/999999999999999999`)).body.code, 10007);
});

test('a bot that loses a permission is told 50013', async ({ api, control, sandbox }) => {
  const { roles } = await control.state();
  const bot = (await api('GET', '/users/@me')).body.id;
  const general = await control.channelId('general');
  const overwrite = { id: bot, type: 1, allow: '0', deny: String(1 << 11) };
  assert.is((await api('PATCH', `/channels/${general}`, { permission_overwrites: [overwrite] })).status, 200);
  assert.is((await api('POST', `/channels/${general}/messages`, { content: 'x' })).body.code, 50013);
  assert.is((await api('PATCH', `/channels/${general}`, { permission_overwrites: [] })).status, 200);
  assert.is((await api('GET', `/guilds/${sandbox.guildId}/roles`)).body.length, roles.length);
});

test('a deleted thread and its messages are 10003', async (context) => {
  const thread = await openTicket(context);
  const { body: message } = await context.api('POST', `/channels/${thread.id}/messages`, { content: 'x' });
  assert.is((await context.api('DELETE', `/channels/${thread.id}`)).body.id, thread.id);
  assert.is((await context.api('GET', `/channels/${thread.id}`)).body.code, 10003);
  assert.is((await context.api('GET', `/channels/${thread.id}/messages/${message.id}`)).body.code, 10003);
});

test('a thread from a message takes its id, once', async ({ api, control }) => {
  const general = await control.channelId('general');
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'discuss' });
  const path = `/channels/${general}/messages/${body.id}/threads`;
  assert.is((await api('POST', path, { name: 'talk' })).body.id, body.id);
  assert.is((await api('POST', path, { name: 'talk', type: 11 })).body.code, 160004, 'a type is let be');
  assert.is((await api('POST', path, { name: 'talk', color: 1 })).body.code, 50035);
  assert.is((await api('GET', `/channels/${general}/messages/${body.id}`)).body.thread.name, 'talk');
});

test('the guild counts, lists, searches and says who leaves', async ({ api, control, sandbox }) => {
  const path = `/guilds/${sandbox.guildId}`;
  assert.is((await api('GET', `${path}?with_counts=true`)).body.approximate_member_count, 5);
  const { user } = await control.addMember('Nova');
  assert.is((await api('GET', `${path}/members?limit=1000`)).body.length, 6);
  assert.is((await api('GET', `${path}/members/search?query=nov&limit=5`)).body[0].user.id, user.id);
  await control.as(user.id).leave();
  assert.is((await api('GET', `${path}?with_counts=true`)).body.approximate_member_count, 5);
  assert.is((await api('GET', '/guilds/111111111111111111')).body.code, 10004);
});

test.run();

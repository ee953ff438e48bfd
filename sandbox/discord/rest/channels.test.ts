import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  gateway: RawGateway;
  guild: string;
  mia: string;
}

const test = suite<Context>('channels over raw HTTP');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  const { control, sandbox } = context;
  context.guild = `/guilds/${sandbox.guildId}`;
  context.mia = await control.userId('mia');
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

const VIEW = 1 << 10;
const MANAGE_ROLES = 1 << 28;

test('a channel is made with its overwrites, and who is shut out does not see it', async (context) => {
  const { api, control, gateway, guild, mia, sandbox } = context;
  const { status, body } = await api('POST', `${guild}/channels`, {
    name: 'Ticket 214',
    permission_overwrites: [
      { id: sandbox.guildId, type: 0, deny: String(VIEW) },
      { id: await control.roleId('Glim'), type: 0, allow: String(VIEW) },
    ],
  });
  assert.equal([status, body.name, body.type], [201, 'ticket-214', 0]);
  assert.is((await gateway.dispatch('CHANNEL_CREATE')).d.id, body.id);
  const sees = async () => (await control.as(mia).state()).channels.some(({ id }) => id === body.id);
  assert.is(await sees(), false);
  assert.is((await api('PUT', `/channels/${body.id}/permissions/${mia}`, { type: 1, allow: VIEW })).status, 204);
  assert.is(await sees(), true);
  assert.is((await api('DELETE', `/channels/${body.id}/permissions/${mia}`)).status, 204);
  assert.is(await sees(), false);
  assert.is((await api('DELETE', `/channels/${body.id}/permissions/${mia}`)).body.code, 10009);
  assert.is((await api('DELETE', `/channels/${body.id}`)).status, 200);
  assert.is((await gateway.dispatch('CHANNEL_DELETE')).d.id, body.id);
});

test('what the bot may not do itself it cannot allow or deny, MANAGE_ROLES least of all', async (context) => {
  const { api, control, guild, sandbox } = context;
  const general = await control.channelId('general');
  const ban = { type: 0, allow: String(1 << 2) };
  assert.is((await api('PUT', `/channels/${general}/permissions/${sandbox.guildId}`, ban)).body.code, 50013);
  const roles = { type: 0, allow: String(MANAGE_ROLES) };
  assert.is((await api('PUT', `/channels/${general}/permissions/${sandbox.guildId}`, roles)).body.code, 50013);
  const overwrite = { id: sandbox.guildId, ...ban };
  const made = await api('POST', `${guild}/channels`, { name: 'x', permission_overwrites: [overwrite] });
  assert.is(made.body.code, 50013);
});

test('a channel takes over what its category says, which must be one of the guild', async ({ api, control, guild }) => {
  const { body: category } = await api('POST', `${guild}/channels`, {
    name: 'Desk',
    type: 4,
    permission_overwrites: [{ id: await control.roleId('Support'), type: 0, allow: String(VIEW) }],
  });
  const { body } = await api('POST', `${guild}/channels`, { name: 'inside', parent_id: category.id });
  assert.equal(body.permission_overwrites, category.permission_overwrites);
  const astray = await api('POST', `${guild}/channels`, { name: 'x', parent_id: body.id });
  assert.is(astray.body.errors.parent_id._errors[0].code, 'CHANNEL_PARENT_INVALID');
  const other = await control.addGuild('Elsewhere');
  const foreign = await control.channelId('Help', other.id);
  const abroad = await api('POST', `${guild}/channels`, { name: 'x', parent_id: foreign });
  assert.is(abroad.body.errors.parent_id._errors[0].code, 'CHANNEL_PARENT_INVALID');
});

test('a category holds 50 channels, and a guild 500', async ({ api, clock, control }) => {
  const { id: guildId } = await control.addGuild('Crowded');
  const make = (body: object) => {
    clock.advance(150);
    return api('POST', `/guilds/${guildId}/channels`, { name: 'x', ...body });
  };
  const categories = [];
  for (let i = 0; i < 9; i += 1) categories.push((await make({ type: 4 })).body.id);
  for (let i = 0; i < 50; i += 1) assert.is((await make({ parent_id: categories[0] })).status, 201);
  const overfull = await make({ parent_id: categories[0] });
  assert.is(overfull.body.errors.parent_id._errors[0].code, 'CHANNEL_PARENT_MAX_CHANNELS');
  const left = 500 - (await api('GET', `/guilds/${guildId}/channels`)).body.length;
  for (let i = 0; i < left; i += 1) await control.addChannel('x', { guildId });
  assert.is((await make({})).body.code, 30013);
  await control.deleteGuild(guildId);
});

test('a message of an announcement channel is published once, ten an hour', async ({
  api,
  clock,
  control,
  gateway,
  mia,
}) => {
  const { id } = await control.addChannel('news', { type: 'announcement' });
  const post = async () => (await api('POST', `/channels/${id}/messages`, { content: 'news' })).body.id;
  const publish = async (messageId: string) => api('POST', `/channels/${id}/messages/${messageId}/crosspost`);
  const first = await post();
  assert.is((await publish(first)).body.flags & 1, 1);
  assert.is((await gateway.dispatch('MESSAGE_UPDATE')).d.flags & 1, 1);
  assert.is((await publish(first)).body.code, 40033);
  for (let i = 0; i < 9; i += 1) {
    clock.advance(2000);
    assert.is((await publish(await post())).status, 200);
  }
  clock.advance(2000);
  const late = await publish(await post());
  assert.is(late.status, 429);
  assert.ok(late.body.retry_after > 3500);

  const general = await control.channelId('general');
  const said = await control.as(mia).in(general).post('no news');
  assert.is((await api('POST', `/channels/${general}/messages/${said.id}/crosspost`)).body.code, 50024);
  assert.is((await api('POST', `/channels/${id}/threads`, { name: 'x', type: 12 })).body.code, 50024);
  assert.is((await api('POST', `/channels/${id}/threads`, { name: 'x', type: 10 })).body.type, 10);
});

test('pins want PIN_MESSAGES, are listed the last first, and say so', async ({ api, clock, control, gateway }) => {
  const { id } = await control.addChannel('board');
  const path = `/channels/${id}`;
  const ids: string[] = [];
  for (const content of ['one', 'two', 'three']) {
    ids.push((await api('POST', `${path}/messages`, { content })).body.id);
    clock.advance(1000);
    assert.is((await api('PUT', `${path}/messages/pins/${ids.at(-1)}`)).status, 204);
  }
  assert.is((await gateway.dispatch('CHANNEL_PINS_UPDATE')).d.channel_id, id);
  const page = (await api('GET', `${path}/messages/pins?limit=2`)).body;
  const contents = (items: { message: { content: string } }[]) => items.map(({ message }) => message.content);
  assert.equal([contents(page.items), page.has_more], [['three', 'two'], true]);
  const rest = (await api('GET', `${path}/messages/pins?before=${page.items[1].pinned_at}`)).body;
  assert.equal([contents(rest.items), rest.has_more], [['one'], false]);
  assert.equal((await api('GET', `${path}/messages/${ids[0]}`)).body.pinned, true);
  const [note] = (await api('GET', `${path}/messages?limit=1`)).body;
  assert.equal([note.type, note.message_reference.message_id], [6, ids[2]]);
  assert.is((await api('PUT', `${path}/pins/${note.id}`)).body.code, 50021);

  await control.overwrite(id, await control.roleId('Glim'), { deny: String(1n << 51n) });
  assert.is((await api('DELETE', `${path}/pins/${ids[0]}`)).body.code, 50013);
  await control.overwrite(id, await control.roleId('Glim'), null);
  assert.is((await api('DELETE', `${path}/pins/${ids[0]}`)).status, 204);
  assert.is((await api('GET', `${path}/pins`)).body.length, 2);
  const general = await control.channelId('general');
  assert.is((await api('PUT', `/channels/${general}/pins/${ids[1]}`)).body.code, 50019);
});

test('reactions are cleared of one emoji, or all at once, by MANAGE_MESSAGES', async (context) => {
  const { api, clock, control, mia } = context;
  const { id } = await control.addChannel('reacting');
  const said = await control.as(mia).in(id).post('react');
  for (const emoji of ['👍', '🎉', '🏆']) await control.as(mia).in(id).react(said.id, emoji);
  const path = `/channels/${id}/messages/${said.id}`;
  const left = async () =>
    ((await api('GET', path)).body.reactions ?? []).map(({ emoji }: { emoji: { name: string } }) => emoji.name);
  assert.is((await api('DELETE', `${path}/reactions/${encodeURIComponent('🎉')}`)).status, 204);
  assert.equal(await left(), ['👍', '🏆']);
  await control.overwrite(id, await control.roleId('Glim'), { deny: String(1 << 13) });
  assert.is((await api('DELETE', `${path}/reactions`)).body.code, 50013);
  await control.overwrite(id, await control.roleId('Glim'), null);
  clock.advance(1000);
  assert.is((await api('DELETE', `${path}/reactions`)).status, 204);
  assert.equal(await left(), []);
});

test('an edit keeps the files that it names, adds new ones, and drops the others', async ({ api, control }) => {
  const path = `/channels/${await control.channelId('general')}/messages`;
  const file = (name: string) => new Blob([name], { type: 'text/plain' });
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ content: 'two files' }));
  form.append('files[0]', file('a'), 'a.txt');
  form.append('files[1]', file('b'), 'b.txt');
  const { body } = await api('POST', path, form);
  const [first] = body.attachments;

  const change = new FormData();
  change.append('payload_json', JSON.stringify({ attachments: [{ id: first.id }, { id: '0', description: 'new' }] }));
  change.append('files[0]', file('c'), 'c.txt');
  const changed = await api('PATCH', `${path}/${body.id}`, change);
  const names = changed.body.attachments.map(({ filename }: { filename: string }) => filename);
  assert.equal(names, ['a.txt', 'c.txt']);
  assert.is((await api('PATCH', `${path}/${body.id}`, { content: 'as before' })).body.attachments.length, 2);
  assert.equal((await api('PATCH', `${path}/${body.id}`, { attachments: [] })).body.attachments, []);

  const many = new FormData();
  for (let i = 0; i < 11; i += 1) many.append(`files[${i}]`, file('x'), 'x.txt');
  assert.is((await api('POST', path, many)).body.code, 30015);
});

test('a thread in which nothing happens is archived in its time, and found among the archived', async (context) => {
  const { api, clock, control, gateway, mia } = context;
  const general = await control.channelId('general');
  const draft = { name: 'quiet', type: 11, auto_archive_duration: 60 };
  const { body: thread } = await api('POST', `/channels/${general}/threads`, draft);
  clock.advance(30 * 60_000);
  await control.as(mia).in(thread.id).post('still here');
  clock.advance(59 * 60_000);
  assert.is((await api('GET', `/channels/${thread.id}`)).body.thread_metadata.archived, false);
  clock.advance(60_000);
  assert.is((await api('GET', `/channels/${thread.id}`)).body.thread_metadata.archived, true);
  const archived = (await api('GET', `/channels/${general}/threads/archived/public`)).body;
  assert.equal([archived.threads[0].id, archived.has_more], [thread.id, false]);
  assert.equal((await api('GET', `/channels/${general}/threads/archived/private`)).body.threads, []);
  assert.ok(gateway.received.length > 0, 'the silent client was told before it was closed');
});

test.run();

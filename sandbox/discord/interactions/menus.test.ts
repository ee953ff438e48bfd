import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { connectRaw, INTENTS, type RawGateway } from '../testing/raw-gateway.ts';
import { APPLICATION_ID, startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  gateway: RawGateway;
  general: string;
  mia: string;
  sam: string;
}

const test = suite<Context>('menus, selects and groups over raw HTTP');

test.before(async (context) => {
  Object.assign(context, await startTestSandbox());
  const { api, control, sandbox } = context;
  context.general = await control.channelId('general');
  context.mia = await control.userId('mia');
  context.sam = await control.userId('sam');
  context.gateway = await connectRaw(sandbox.gatewayUrl);
  context.gateway.identify(INTENTS);
  await context.gateway.dispatch('READY');
  const leaf = { type: 1, name: 'add', description: 'x', options: [{ type: 6, name: 'who', description: 'x' }] };
  const upload = { type: 1, name: 'add', description: 'x', options: [{ type: 11, name: 'picture', description: 'x' }] };
  const commands = [
    { name: 'emote', description: 'x', options: [upload] },
    { name: 'Give Thanks', type: 2 },
    { name: 'Report User', type: 2, default_member_permissions: String(1 << 13) },
    { name: 'alerts', description: 'x', options: [{ type: 2, name: 'role', description: 'x', options: [leaf] }] },
  ];
  await api('PUT', `/applications/${APPLICATION_ID}/guilds/${sandbox.guildId}/commands`, commands);
});
test.beforeEach(({ gateway }) => {
  gateway.received.length = 0;
});
test.after(async ({ gateway, close }) => {
  gateway.close();
  await close();
});

const answer = ({ api }: Context, { id, token }: { id: string; token: string }) =>
  api('POST', `/interactions/${id}/${token}/callback`, { type: 4, data: { content: 'ok', flags: 64 } });

test("a command of a user's menu comes with the user and the member", async (context) => {
  const { control, gateway, general, mia, sam } = context;
  const outcome = control.as(mia).in(general).userCommand(sam, 'Give Thanks');
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  assert.equal([d.type, d.data.type, d.data.target_id], [2, 2, sam]);
  assert.is(d.data.resolved.users[sam].username, 'sam');
  assert.match(d.data.resolved.members[sam].permissions, /^\d+$/);
  await answer(context, d);
  assert.is((await outcome).outcome, 'message');
});

test('it is hidden from those without its permission, as in the list', async ({ control, general, mia, sam }) => {
  assert.match(String(await control.as(mia).in(general).userCommand(sam, 'Report User').catch(String)), /10063/);
  const names = async (userId: string) => (await control.as(userId).state()).userCommands.map(({ name }) => name);
  assert.equal(await names(mia), ['Give Thanks']);
  assert.equal(await names(await control.userId('ada')), ['Give Thanks', 'Report User']);
});

test('a subcommand in a group nests its options', async (context) => {
  const { control, gateway, general, mia, sam } = context;
  const outcome = control.as(mia).in(general).slash('alerts role add', { who: sam });
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  const [group] = d.data.options;
  assert.equal([group.type, group.name, group.options[0].name], [2, 'role', 'add']);
  assert.equal(group.options[0].options, [{ name: 'who', type: 6, value: sam }]);
  assert.is(d.data.resolved.users[sam].username, 'sam');
  await answer(context, d);
  await outcome;
});

test('a file that is chosen for an option is resolved, and can be fetched', async (context) => {
  const { control, gateway, general, mia } = context;
  const picture = { filename: 'wave.png', contentType: 'image/png', base64: 'cG5n' };
  const outcome = control.as(mia).in(general).slash('emote add', { picture });
  const { d } = await gateway.dispatch('INTERACTION_CREATE');
  const [
    {
      options: [option],
    },
  ] = d.data.options;
  const attachment = d.data.resolved.attachments[option.value];
  assert.equal([option.type, attachment.filename, attachment.size], [11, 'wave.png', 3]);
  assert.is(await (await fetch(attachment.url)).text(), 'png');
  await answer(context, d);
  await outcome;
  const refusal = await control.as(mia).in(general).slash('emote add', { picture: '111111111111111111' }).catch(String);
  assert.match(String(refusal), /INVALID_OPTION/);
});

test('each kind of select offers what the guild has, and resolves it', async (context) => {
  const { api, control, gateway, general, mia, sam } = context;
  const select = (type: number, custom_id: string, more: object = {}) => ({
    type: 1,
    components: [{ type, custom_id, ...more }],
  });
  const components = [
    select(5, 'user', { max_values: 2 }),
    select(6, 'role'),
    select(7, 'any', { max_values: 2 }),
    select(8, 'channel', { channel_types: [0] }),
  ];
  const { body } = await api('POST', `/channels/${general}/messages`, { content: 'choose', components });
  const inMia = control.as(mia).in(general);
  const choose = async (customId: string, values: string[]) => {
    gateway.received.length = 0;
    const outcome = inMia.select(body.id, customId, values);
    const { d } = await gateway.dispatch('INTERACTION_CREATE');
    await answer(context, d);
    await outcome;
    assert.equal(d.data.values, values);
    return d.data.resolved;
  };
  const support = await control.roleId('Support');
  const users = await choose('user', [mia, sam]);
  assert.equal(Object.keys(users.members).sort(), [mia, sam].sort());
  assert.is((await choose('role', [support])).roles[support].name, 'Support');
  const any = await choose('any', [sam, support]);
  assert.equal([any.users[sam].username, any.roles[support].name], ['sam', 'Support']);
  assert.is((await choose('channel', [general])).channels[general].name, 'general');

  const refused = async (customId: string, values: string[]) =>
    String(await inMia.select(body.id, customId, values).catch(String));
  assert.match(await refused('role', [mia]), /BASE_TYPE_CHOICES/);
  assert.match(await refused('user', ['111111111111111111']), /BASE_TYPE_CHOICES/);
  assert.match(await refused('channel', [await control.channelId('Help')]), /BASE_TYPE_CHOICES/, 'a category');
  assert.match(await refused('user', []), /BASE_TYPE_BAD_LENGTH/);
});

test.run();

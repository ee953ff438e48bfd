import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { type ManualClock, manualClock } from '../manual-clock.ts';
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts';

interface Context extends TestSandbox {
  clock: ManualClock;
  place: Place;
  own: string;
}

/** A channel with a message of the bot and one of a member, and a thread with a message. */
interface Place {
  channel: string;
  mine: string;
  theirs: string;
  thread: string;
}

interface Row {
  permission: bigint;
  code: 50001 | 50013 | 160002;
  call(place: Place): [method: string, path: string, body?: object];
}

const EMBED = { embeds: [{ title: 'x' }] };

/** Which permission each call asks for in its channel, and what it is told without. */
const ROWS: Record<string, Row> = {
  'to see a channel': {
    permission: P.ViewChannel,
    code: 50001,
    call: ({ channel }) => ['GET', `/channels/${channel}`],
  },
  'to list messages': {
    permission: P.ViewChannel,
    code: 50001,
    call: ({ channel }) => ['GET', `/channels/${channel}/messages`],
  },
  'to write': {
    permission: P.SendMessages,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/messages`, { content: 'x' }],
  },
  'to write in a thread': {
    permission: P.SendMessagesInThreads,
    code: 50013,
    call: ({ thread }) => ['POST', `/channels/${thread}/messages`, { content: 'x' }],
  },
  'to embed': {
    permission: P.EmbedLinks,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/messages`, EMBED],
  },
  'to embed in an edit': {
    permission: P.EmbedLinks,
    code: 50013,
    call: ({ channel, mine }) => ['PATCH', `/channels/${channel}/messages/${mine}`, EMBED],
  },
  'to attach': {
    permission: P.AttachFiles,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/messages`, withFile()],
  },
  'to read an old message': {
    permission: P.ReadMessageHistory,
    code: 50013,
    call: ({ channel, theirs }) => ['GET', `/channels/${channel}/messages/${theirs}`],
  },
  'to reply': {
    permission: P.ReadMessageHistory,
    code: 160002,
    call: ({ channel, theirs }) => [
      'POST',
      `/channels/${channel}/messages`,
      { content: 'x', message_reference: { message_id: theirs } },
    ],
  },
  'to react first': {
    permission: P.AddReactions,
    code: 50013,
    call: ({ channel, theirs }) => ['PUT', `/channels/${channel}/messages/${theirs}/reactions/%F0%9F%91%8D/@me`],
  },
  'to pin': {
    permission: P.PinMessages,
    code: 50013,
    call: ({ channel, theirs }) => ['PUT', `/channels/${channel}/messages/pins/${theirs}`],
  },
  "to delete another's message": {
    permission: P.ManageMessages,
    code: 50013,
    call: ({ channel, theirs }) => ['DELETE', `/channels/${channel}/messages/${theirs}`],
  },
  'to start a public thread': {
    permission: P.CreatePublicThreads,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/threads`, { name: 'x', type: 11 }],
  },
  'to start a thread from a message': {
    permission: P.CreatePublicThreads,
    code: 50013,
    call: ({ channel, mine }) => ['POST', `/channels/${channel}/messages/${mine}/threads`, { name: 'x' }],
  },
  'to start a private thread': {
    permission: P.CreatePrivateThreads,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/threads`, { name: 'x', type: 12 }],
  },
  'to lock a thread': {
    permission: P.ManageThreads,
    code: 50013,
    call: ({ thread }) => ['PATCH', `/channels/${thread}`, { locked: false }],
  },
  'to delete a thread': {
    permission: P.ManageThreads,
    code: 50013,
    call: ({ thread }) => ['DELETE', `/channels/${thread}`],
  },
  'to rename a channel': {
    permission: P.ManageChannels,
    code: 50013,
    call: ({ channel }) => ['PATCH', `/channels/${channel}`, { name: 'renamed' }],
  },
  'to set an overwrite': {
    permission: P.ManageRoles,
    code: 50013,
    call: ({ channel, mine: _mine }) => ['PUT', `/channels/${channel}/permissions/EVERYONE`, { type: 0, deny: '1024' }],
  },
  'to type': {
    permission: P.SendMessages,
    code: 50013,
    call: ({ channel }) => ['POST', `/channels/${channel}/typing`],
  },
};

const test = suite<Context>('which permission each call wants');

test.before(async (context) => {
  const clock = manualClock();
  Object.assign(context, { clock }, await startTestSandbox({ clock }));
  context.own = await context.control.roleId('Glim');
});
test.beforeEach(async (context) => {
  context.clock.advance(6000);
  context.place = await furnish(context);
});
test.after(({ close }) => close());

for (const [title, { permission, code, call }] of Object.entries(ROWS))
  test(`without its permission a bot is not let ${title}`, async ({ api, clock, control, own, place, sandbox }) => {
    const [method, path, body] = call(place);
    const send = () => api(method, path.replace('EVERYONE', sandbox.guildId), body);
    await control.overwrite(place.channel, own, { deny: String(permission) });
    assert.is((await send()).body.code, code);
    await control.overwrite(place.channel, own, { allow: String(permission) });
    clock.advance(300);
    const { status } = await send();
    assert.ok(status < 300, `${status}`);
  });

test("the roles' overwrites come after @everyone's, allowed before denied, and a member's own last", async (context) => {
  const { api, control, own, place, sandbox } = context;
  const write = async () => (await api('POST', `/channels/${place.channel}/messages`, { content: 'x' })).status;
  const bot = (await api('GET', '/users/@me')).body.id;
  const { id: extra } = await control.addRole('Extra');
  await control.giveRole(bot, extra);
  const deny = { deny: String(P.SendMessages) };
  const allow = { allow: String(P.SendMessages) };
  await control.overwrite(place.channel, sandbox.guildId, deny);
  assert.is(await write(), 403, '@everyone may not');
  await control.overwrite(place.channel, own, allow);
  assert.is(await write(), 200, 'a role may');
  await control.overwrite(place.channel, extra, deny);
  assert.is(await write(), 200, 'of several roles one that allows is enough');
  await control.overwrite(place.channel, bot, deny);
  assert.is(await write(), 403, 'the member may not');
  await control.takeRole(bot, extra);
});

test('who may not mention everyone mentions no one, nor a role that is not for it', async (context) => {
  const { api, control, own, place } = context;
  const [support, streamer] = [await control.roleId('Support'), await control.roleId('Streamer')];
  const content = `@everyone <@&${support}> <@&${streamer}>`;
  const post = async () => (await api('POST', `/channels/${place.channel}/messages`, { content })).body;
  const before = await post();
  assert.equal([before.mention_everyone, before.mention_roles], [true, [support, streamer]]);
  await control.overwrite(place.channel, own, { deny: String(P.MentionEveryone) });
  const after = await post();
  assert.equal([after.mention_everyone, after.mention_roles], [false, [support]]);
});

async function furnish({ api, control }: Context): Promise<Place> {
  const { id: channel } = await control.addChannel('trial');
  const mine = (await api('POST', `/channels/${channel}/messages`, { content: 'mine' })).body.id;
  const theirs = (
    await control
      .as(await control.userId('mia'))
      .in(channel)
      .post('theirs')
  ).id;
  const thread = (await api('POST', `/channels/${channel}/threads`, { name: 'thread', type: 11 })).body.id;
  return { channel, mine, theirs, thread };
}

function withFile(): FormData {
  const form = new FormData();
  form.append('payload_json', JSON.stringify({ content: 'x' }));
  form.append('files[0]', new Blob(['x'], { type: 'text/plain' }), 'x.txt');
  return form;
}

test.run();

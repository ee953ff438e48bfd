import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { createUser, openChannel } from '../../../tests/support/factories.ts';
import { movingPicture, picture } from '../../../tests/support/pictures.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { subscribeToChannel } from '../../../tests/support/subscribe-to-channel.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { User } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';
import { personOf } from '../emotes/new-emote.ts';
import { CHAT_RETENTION_DAYS } from './chat.ts';
import type { ChatLine } from './chat-line.ts';

interface Context extends TestDomain {
  channel: Channel;
  viewer: User;
}

const test = suite<Context>('chat');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from chat_message');
  await context.database.pool.query('delete from "user"');
  await context.database.unitOfWork(async () => {
    context.channel = (await openChannel(context)).channel;
    context.viewer = await createUser(context);
  });
  context.published.length = 0;
});
test.after((context) => context.close());

let nonces = 0;
function say(
  { database, chat, channel, viewer }: Context,
  text: string,
  { by = viewer, nonce = `nonce${++nonces}` } = {},
) {
  return database.unitOfWork(() => chat.say(by, channel, { text, nonce }));
}

function texts({ database, chat, channel }: Context, limit = 50) {
  return database.unitOfWork(async () => (await chat.list(channel, { limit })).map(({ text }) => text));
}

test('what is said is trimmed, kept and told to everyone once', async (context) => {
  const line = await say(context, '  Good evening!  ');
  assert.is(line.text, 'Good evening!');
  assert.equal(line.author, { name: context.viewer.name, isOwner: false, isStaff: false, isSubscriber: false });
  assert.equal(context.published, [
    { topic: 'chat.said', message: { slug: context.channel.slug, message: { ...line } } },
  ]);
  assert.equal(await texts(context), ['Good evening!']);
});

test('emotes that its author may write with go along, by the names between colons', async (context) => {
  const { database, emoteProposals, emoteDesk, viewer } = context;
  const bring = async (name: string, image: Buffer, isApproved = true) => {
    const brought = { name, image, by: personOf(viewer), channel: null, source: 'web' } as const;
    const { id } = await database.unitOfWork(() => emoteProposals.propose(brought));
    if (isApproved) await database.unitOfWork(() => emoteDesk.approve(id, 'Ada'));
    return id;
  };
  const wave = await bring('GlimWave', await picture(1, { size: 16 }));
  await bring('shy', await picture(2, { size: 16 }), false);
  await bring('dance', await movingPicture(3, { size: 16 }));
  const line = await say(context, 'hi :glimwave: :GlimWave::shy: :dance: :nothing: 12:30:45');
  assert.equal(line.emotes, [{ name: 'GlimWave', id: wave }], 'neither what waits, nor what moves, nor what is none');
  assert.equal((await say(context, 'plain')).emotes, []);
});

test('a message that is sent again after a lost answer is the same message', async (context) => {
  const [first, again] = await Promise.all([
    say(context, 'once', { nonce: 'same' }),
    say(context, 'once', { nonce: 'same' }),
  ]);
  assert.is(first.id, again.id);
  assert.equal(await texts(context), ['once']);
  assert.is(context.published.length, 1);
});

test('empty, long and many-lined texts are refused, and nothing is kept of them', async (context) => {
  for (const text of ['', '   ', 'two\nlines', 'a\u0000b', 'x'.repeat(501)]) {
    await refused(say(context, text), 'chat_text_invalid');
  }
  assert.equal(await texts(context), []);
  assert.is((await say(context, 'x'.repeat(500))).text.length, 500);
});

test('the latest come, oldest of them first', async (context) => {
  for (const text of ['one', 'two', 'three']) {
    await say(context, text);
    context.clock.advance({ seconds: 1 });
  }
  assert.equal(await texts(context, 2), ['two', 'three']);
});

test('its author and the owner of the channel take a message down, another viewer does not', async (context) => {
  const { database, chat, channel } = context;
  const other = await database.unitOfWork(() => createUser(context));
  const remove = (by: User, id: string) => database.unitOfWork(() => chat.remove(by, channel, id));
  const [own, rude] = [await say(context, 'oops'), await say(context, 'rude')];
  await refused(remove(other, own.id), 'chat_not_yours');
  context.published.length = 0;
  await remove(context.viewer, own.id);
  await remove(channel.owner, rude.id);
  await remove(channel.owner, rude.id);
  assert.equal(
    context.published.map(({ message }) => message),
    [own.id, rude.id].map((id) => ({ slug: channel.slug, ids: [id] })),
    'each is told once',
  );
  assert.equal(await texts(context), []);
  await refused(remove(context.viewer, '0193e000-0000-7000-8000-000000000000'), 'chat_message_not_found');
});

test('a message of another channel is not taken down from this one', async (context) => {
  const { database, chat, viewer } = context;
  const elsewhere = await database.unitOfWork(async () => (await openChannel(context)).channel);
  const line = await say(context, 'here');
  await refused(
    database.unitOfWork(() => chat.remove(viewer, elsewhere, line.id)),
    'chat_message_not_found',
  );
  assert.equal(await texts(context), ['here']);
});

test('who subscribes to the channel is marked, in what they say and said, while they do', async (context) => {
  const { database, chat, channel, viewer } = context;
  const [elsewhere, other] = await database.unitOfWork(async () => [
    (await openChannel(context)).channel,
    await createUser(context),
  ]);
  const marked = () =>
    database.unitOfWork(async () =>
      (await chat.list(channel, { limit: 50 })).flatMap(({ text, author }) => (author.isSubscriber ? [text] : [])),
    );
  await say(context, 'before');
  await subscribeToChannel(context, { user: viewer, channel, status: 'past_due' });
  await subscribeToChannel(context, { user: channel.owner, channel });
  await subscribeToChannel(context, { user: other, channel: elsewhere });
  assert.is((await say(context, 'after')).author.isSubscriber, true);
  await say(context, 'mine', { by: channel.owner });
  await say(context, 'of another', { by: other });
  assert.equal(await marked(), ['before', 'after'], 'an owner is not their own subscriber');
  assert.equal(
    context.published.map(({ message }) => (message as { message: ChatLine }).message.author.isSubscriber),
    [false, true, false, false],
  );
  await subscribeToChannel(context, { user: viewer, channel, status: 'canceled' });
  assert.equal(await marked(), []);
});

test('chatters are people, and only while the stream is live', async (context) => {
  const { database, streams, chat, channel } = context;
  const other = await database.unitOfWork(() => createUser(context));
  await say(context, 'too early');
  const stream = await database.unitOfWork(() => streams.start(channel.id));
  await say(context, 'one');
  await say(context, 'two');
  await say(context, 'three', { by: other });
  assert.is(await database.unitOfWork(() => chat.countChatters(stream.id)), 2);
});

test('the figure of a week counts what was sent in it, also what was taken down', async (context) => {
  const { database, chat, channel, clock, viewer } = context;
  const from = clock.now();
  const line = await say(context, 'in the week');
  await database.unitOfWork(() => chat.remove(viewer, channel, line.id));
  clock.advance({ hours: 7 * 24 });
  const to = clock.now();
  await say(context, 'in the next');
  assert.is(await database.unitOfWork(() => chat.countSent({ from, to })), 1);
});

test('words go after the retention time, and what was said stays counted', async (context) => {
  const { database, chat, clock } = context;
  const from = clock.now();
  await say(context, 'long ago');
  clock.advance({ hours: (CHAT_RETENTION_DAYS + 1) * 24 });
  await say(context, 'today');
  assert.is(await database.unitOfWork(() => chat.forgetOldMessages()), 1);
  assert.is(await database.unitOfWork(() => chat.forgetOldMessages()), 0);
  assert.equal(await texts(context), ['today']);
  const to = new Date(clock.now().getTime() + 1);
  assert.is(await database.unitOfWork(() => chat.countSent({ from, to })), 2);
});

test('a member who is forgotten leaves no word behind, and the count stands', async (context) => {
  const { database, chat, accounts, clock } = context;
  const from = clock.now();
  const discordId = '80351110224678912';
  await database.unitOfWork(async () => {
    context.viewer = await accounts.createUser({ name: 'leaver', discordId });
  });
  await say(context, 'remember me not');
  assert.is(await database.unitOfWork(() => chat.forgetMember(discordId)), 1);
  await database.unitOfWork(() => accounts.forgetDiscord(discordId));
  const { rows } = await database.pool.query('select text, author_id from chat_message');
  assert.equal(rows, [{ text: '', author_id: null }]);
  assert.equal(await texts(context), []);
  const to = new Date(clock.now().getTime() + 1);
  assert.is(await database.unitOfWork(() => chat.countSent({ from, to })), 1);
});

test('who is silenced does not speak until it is over; their last ten minutes go too', async (context) => {
  const { database, chatTimeouts, channel, viewer, clock } = context;
  const owner = channel.owner;
  await say(context, 'an hour ago');
  clock.advance({ hours: 1 });
  const lines = [await say(context, 'rude'), await say(context, 'ruder')];
  context.published.length = 0;
  await database.unitOfWork(() => chatTimeouts.give(owner, channel, { user: viewer, minutes: 10 }));
  assert.equal(
    context.published.map(({ message }) => message),
    [{ slug: channel.slug, ids: lines.map(({ id }) => id) }],
  );
  assert.equal(await texts(context), ['an hour ago']);
  await refused(say(context, 'let me in'), 'chat_timed_out');
  assert.equal(await silenced(context), [viewer.name]);
  clock.advance({ minutes: 11 });
  assert.equal(await silenced(context), []);
  assert.is((await say(context, 'back again')).text, 'back again');
});

test('a second timeout takes the place of the first, and lifting it lets one speak', async (context) => {
  const { database, chatTimeouts, channel, viewer, clock } = context;
  const owner = channel.owner;
  for (const minutes of [1, 60])
    await database.unitOfWork(() => chatTimeouts.give(owner, channel, { user: viewer, minutes }));
  clock.advance({ minutes: 5 });
  await refused(say(context, 'no'), 'chat_timed_out');
  await database.unitOfWork(() => chatTimeouts.lift(owner, channel, viewer));
  await say(context, 'thank you');
});

test('viewers silence nobody, and nobody silences an owner or a moderator', async (context) => {
  const { database, chatTimeouts, channel, viewer, accounts } = context;
  const owner = channel.owner;
  const moderator = await database.unitOfWork(async () => {
    const user = await createUser(context);
    return accounts.giveRole(user.name, 'moderator');
  });
  const give = (by: User, user: User, minutes = 5) =>
    database.unitOfWork(() => chatTimeouts.give(by, channel, { user, minutes }));
  await refused(give(viewer, moderator), 'chat_cannot_time_out');
  await refused(give(moderator, owner), 'chat_cannot_time_out');
  await refused(give(owner, moderator), 'chat_cannot_time_out');
  await refused(give(owner, viewer, 0), 'chat_timeout_invalid');
  await refused(give(owner, viewer, 20_161), 'chat_timeout_invalid');
  await refused(
    database.unitOfWork(() => chatTimeouts.lift(viewer, channel, viewer)),
    'chat_cannot_time_out',
  );
});

function silenced({ database, chatTimeouts, channel }: Context): Promise<string[]> {
  return database.unitOfWork(async () => {
    const timeouts = await chatTimeouts.list(channel.owner, channel);
    return timeouts.map(({ user }) => user.name);
  });
}

async function refused(work: Promise<unknown>, code: string): Promise<void> {
  assert.is((await refusal(() => work)).code, code);
}

test.run();

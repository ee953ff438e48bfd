/** One card, whatever becomes of the connection to Discord's gateway in the middle of the announcement. */
import { once } from 'node:events';
import { Events } from 'discord.js';
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  channel: Channel;
  textChannelId: string;
  seen: Presence;
}

const test = suite<Context>('one card through a broken gateway');
const POST = { method: 'POST', path: '/channels/*/messages' };

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  context.textChannelId = await context.it.sandbox.control.channelId('live');
  context.seen = await context.live.owner('live');
});
test.beforeEach(async (context) => {
  const { it, live, textChannelId } = context;
  await emptyTables(it.domain.database.pool, 'alert_channel', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await it.sandbox.control.faults.clear();
  const place = { guildId: it.sandbox.sandbox.guildId, textChannelId };
  await it.domain.database.unitOfWork(() => it.domain.alertChannels.add(place));
  context.channel = await live.openChannel();
});
test.after(({ it }) => it.close());

const count = async ({ live, seen, channel }: Context) => (await live.cards(seen, channel)).length;

const faults: {
  name: string;
  order: Parameters<GuildBot['sandbox']['control']['faults']['order']>[0];
  event: Events;
}[] = [
  { name: 'the socket breaks', order: { kind: 'dropSockets' }, event: Events.ShardResume },
  { name: 'Discord asks to reconnect', order: { kind: 'reconnect' }, event: Events.ShardResume },
  { name: 'the session is over and cannot be resumed', order: { kind: 'invalidSession' }, event: Events.ShardReady },
];

for (const { name, order, event } of faults) {
  test(`${name} between the post and its answer, and what is dispatched twice afterwards changes nothing`, async (context) => {
    const { it, live, channel, seen } = context;
    const { control } = it.sandbox;
    const back = once(it.bot.client, event);
    await control.faults.order({ kind: 'delay', ...POST, ms: 200 });
    const stream = await live.start(channel);
    const working = it.work();
    await control.faults.order(order);
    await working;
    assert.is(await count(context), 1);
    await live.retitle(channel, 'While it was away');
    await Promise.all([live.show(stream), live.show(stream)]);
    await back;
    await control.faults.order({ kind: 'duplicate', event: 'MESSAGE_UPDATE', times: 2 });
    await control.faults.order({ kind: 'duplicate', event: 'MESSAGE_DELETE', times: 1 });
    await live.retitle(channel, 'Back again');
    await live.show(stream);
    const [card, ...more] = await live.cards(seen, channel);
    assert.equal([card?.embeds[0]?.title, more.length], ['Back again', 0]);
    await control.faults.order({ kind: 'deleteMessage', channelId: context.textChannelId, messageId: card!.id });
    await control.until(async () => Boolean([...(await live.announcements(stream)).values()][0]?.deletedAt));
    await live.show(stream);
    assert.is(await count(context), 0);
  });
}

test('the connection breaks and the answer is lost: after a restart the card is found, before and after our commit', async (context) => {
  const { it, live, channel } = context;
  const { control } = it.sandbox;
  const stream = await live.start(channel);
  await control.faults.order({ kind: 'dropAfter', ...POST, times: 4 });
  const back = once(it.bot.client, Events.ShardResume);
  const working = it.work().then(
    () => assert.unreachable('nobody was to know the card’s id'),
    () => undefined,
  );
  await control.faults.order({ kind: 'dropSockets' });
  await Promise.all([working, back]);
  for (const _ of ['before', 'after']) {
    await it.restart(() => control.faults.clear());
    await it.work();
    await live.show(stream);
    assert.is(await count(context), 1);
  }
});

test('who goes live while the bot is disconnected has one card at once, and still one when it is back', async (context) => {
  const { it, live, channel } = context;
  const { control } = it.sandbox;
  const back = once(it.bot.client, Events.ShardResume);
  await control.faults.order({ kind: 'dropSockets' });
  await once(it.bot.client, Events.ShardReconnecting);
  const stream = await live.start(channel);
  await it.work();
  assert.is(await count(context), 1);
  await back;
  await it.domain.database.unitOfWork(() => it.domain.announcements.prepare(stream));
  await Promise.all([live.show(stream), it.work()]);
  assert.is(await count(context), 1);
});

test('a card that goes in a bulk deletion is gone for good too', async (context) => {
  const { it, live, channel, seen } = context;
  const stream = await live.start(channel);
  await it.work();
  const [card] = await live.cards(seen, channel);
  await seen.bulkDelete([card!.id, (await seen.post('soon')).id]);
  await it.sandbox.control.until(async () => (await live.announcements(stream)).get(context.textChannelId)?.deletedAt);
  await live.show(stream);
  assert.is(await count(context), 0);
});

test('a card that is deleted while nobody listens, and not heard of afterwards, stays away', async (context) => {
  const { it, live, channel, textChannelId } = context;
  const { control } = it.sandbox;
  const stream = await live.start(channel);
  await it.work();
  const [card] = await live.cards(context.seen, channel);
  await it.restart(() =>
    control.faults.order({ kind: 'deleteMessage', channelId: textChannelId, messageId: card!.id }),
  );
  await live.retitle(channel, 'Another title');
  for (let times = 0; times < 2; times += 1) await live.show(stream);
  await live.end(stream);
  await it.work();
  assert.is(await count(context), 0);
});

test.run();

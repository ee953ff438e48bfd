/** Cards in an announcement channel, published to the guilds that follow it. */
import { MessageFlags } from 'discord.js';
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';
import { showStream } from './show-stream.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  /** An announcement channel of this test's own. */
  news: Presence;
  /** What `/live why` says of the newest stream. */
  why(): Promise<string>;
}

const test = suite<Context>('published cards');
const CROSSPOST = '/channels/*/messages/*/crosspost';

test.before(async (context) => {
  context.it = await openGuildBot();
  const { it } = context;
  context.live = new LiveGuild(it);
  context.why = async () => {
    const ada = await it.guild.as('ada', 'general');
    return (await it.guild.answerTo(ada, await ada.slash('live why'))).embeds[0]?.description ?? '';
  };
});
test.beforeEach(async (context) => {
  const { it } = context;
  const { control, sandbox } = it.sandbox;
  await emptyTables(it.domain.database.pool, 'alert_channel', 'stream', 'channel', 'capability_report');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await control.faults.clear();
  // Discord counts publications of each channel: a new one has its ten.
  const { id } = await control.addChannel('news', { type: 'announcement' });
  await control.until(async () => it.bot.client.channels.cache.has(id));
  context.news = control.as(await control.userId('ada')).in(id);
  await it.domain.database.unitOfWork(() =>
    it.domain.alertChannels.add({ guildId: sandbox.guildId, textChannelId: id }, { isCrossposted: true }),
  );
});
test.afterEach(({ it, news }) => it.sandbox.control.deleteChannel(news.channelId));
test.after(({ it }) => it.close());

async function begin({ it, live }: Context): Promise<{ channel: Channel; stream: Stream }> {
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  return { channel, stream };
}

/** Whether each card is published, newest first. */
async function published({ live, news }: Context, channel: Channel): Promise<boolean[]> {
  const cards = await live.cards(news, channel);
  return cards.map(({ flags = 0 }) => (flags & MessageFlags.Crossposted) !== 0);
}

async function publications({ it, news }: Context): Promise<number> {
  const calls = await it.sandbox.control.requests();
  return calls.filter(
    ({ path, status }) => path.includes(news.channelId) && path.endsWith('/crosspost') && status === 200,
  ).length;
}

async function capability({ it }: Context): Promise<string | null | undefined> {
  const { database, capabilityReports } = it.domain;
  const reports = await database.unitOfWork(() => capabilityReports.byKey(it.sandbox.sandbox.guildId));
  return reports.get('crosspost')?.failure;
}

const row = async ({ live, news }: Context, stream: Stream) => (await live.announcements(stream)).get(news.channelId);

test('a card is published once, and followed by its edits', async (context) => {
  const { it, live } = context;
  const { channel, stream } = await begin(context);
  assert.equal(await published(context, channel), [true]);
  await live.retitle(channel, 'Another title');
  await live.show(stream);
  await live.end(stream);
  await it.work();
  assert.equal(await published(context, channel), [true]);
  assert.is(await publications(context), 1);
  assert.not.match(await context.why(), 'publish');
});

test('an answer that is lost and a session that is new publish nothing twice', async (context) => {
  const { it } = context;
  const { faults } = it.sandbox.control;
  await faults.order({ kind: 'dropAfter', method: 'POST', path: CROSSPOST, times: 1 });
  await faults.order({ kind: 'dropBefore', method: 'POST', path: CROSSPOST, times: 8 });
  const channel = await context.live.openChannel();
  const stream = await context.live.start(channel);
  await it.work().catch(() => undefined);
  assert.equal([(await row(context, stream))?.crosspostedAt, await published(context, channel)], [null, [true]]);
  await it.restart(() => faults.clear());
  await it.work();
  assert.ok((await row(context, stream))?.crosspostedAt);
  assert.is(await publications(context), 0, 'the one that worked was not answered');
});

test('Discord’s own failure is tried again, and is nobody’s to mend', async (context) => {
  const { it } = context;
  await it.sandbox.control.faults.failNext({ method: 'POST', path: CROSSPOST }, 4, 502);
  const channel = await context.live.openChannel();
  const stream = await context.live.start(channel);
  await it.work().catch(() => undefined);
  assert.equal(await published(context, channel), [false]);
  await it.sandbox.control.faults.clear();
  await it.work();
  assert.equal(await published(context, channel), [true]);
  assert.is((await row(context, stream))?.crosspostFailure, null);
});

test('the eleventh of an hour waits for its turn, stands all the same, and staff can see why', async (context) => {
  const { it, live } = context;
  const { database } = it.domain;
  for (let count = 0; count < 10; count += 1) await begin(context);
  assert.is(await publications(context), 10);
  const { channel, stream } = await begin(context);
  assert.equal(await published(context, channel), [false]);
  assert.match(await context.why(), /posted .* at most ten messages an hour/);
  assert.match(it.bot.languages.of('en').tell((await capability(context)) ?? ''), 'waiting for its turn');
  const [later] = (await it.domain.listJobs()).filter(({ task }) => task === 'announcement.crosspost');
  assert.ok(later!.runAt.getTime() - Date.now() > 3_000_000, 'nearly an hour later');

  await live.retitle(channel, 'Another title');
  await live.show(stream);
  assert.is((await live.cards(context.news, channel))[0]?.embeds[0]?.title, 'Another title');

  await live.end(stream);
  await database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await it.work();
  assert.equal(await published(context, channel), [false], 'nothing to come and see any more');
  assert.match(await context.why(), /posted .* the stream ended before/);
});

test('a card whose turn comes while it is live is published then', async (context) => {
  const { it } = context;
  const path = `/channels/${context.news.channelId}/messages/*/crosspost`;
  await it.sandbox.control.faults.order({ kind: 'rateLimit', method: 'POST', path, retryAfterSeconds: 1800 });
  const { channel, stream } = await begin(context);
  assert.equal(await published(context, channel), [false]);
  await it.restart();
  await it.domain.database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await it.work();
  assert.equal(await published(context, channel), [true]);
  assert.is((await row(context, stream))?.crosspostFailure, null);
  assert.not.match(await context.why(), 'waiting for its turn');
});

test('a refusal is said to staff in the language of who asks, and the card stands', async (context) => {
  const { it } = context;
  const { control } = it.sandbox;
  const { database, guilds } = it.domain;
  await control.faults.failNext({ method: 'POST', path: CROSSPOST }, 1, 403);
  const { channel } = await begin(context);
  assert.equal(await published(context, channel), [false]);
  assert.match(await context.why(), /posted .* Discord did not let me publish the card/);
  assert.match(
    it.bot.languages.of('en').tell((await capability(context)) ?? ''),
    'Discord did not let me publish the card',
  );

  await database.unitOfWork(() => guilds.choose(it.sandbox.sandbox.guildId, { language: 'de' }));
  await control.faults.failNext({ method: 'POST', path: CROSSPOST }, 1, 403);
  const { stream } = await begin(context);
  assert.match(
    it.bot.languages.of('de').tell((await row(context, stream))?.crosspostFailure ?? ''),
    'Discord will die Karte nicht veröffentlichen',
  );
  await database.unitOfWork(() => guilds.choose(it.sandbox.sandbox.guildId, { language: null }));
});

test('a card that a moderator deleted before is not asked for', async (context) => {
  const { it, live } = context;
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.domain.database.unitOfWork(() => showStream(stream.id, it.bot));
  const [card] = await live.cards(context.news, channel);
  await context.news.delete(card!.id);
  await it.work();
  assert.ok((await row(context, stream))?.deletedAt);
  assert.is(await publications(context), 0);
});

test('a text channel is never published: `/live why` and `/status` say so', async (context) => {
  const { it, news } = context;
  const general = await it.sandbox.control.channelId('general');
  const { alertChannels, database } = it.domain;
  await database.pool.query('update alert_channel set text_channel_id = $1', [general]);
  await begin(context);
  const calls = await it.sandbox.control.requests();
  assert.equal(
    calls.filter(({ path }) => path.includes(general) && path.endsWith('/crosspost')),
    [],
  );
  assert.match(await context.why(), /posted .* Only cards in an announcement channel can be published/);
  const ada = await it.guild.as('ada', 'general');
  const status = await it.guild.answerTo(ada, await ada.slash('status'));
  assert.match(JSON.stringify(status.embeds), `an announcement channel (<#${general}> is not one)`);
  assert.is((await database.unitOfWork(() => alertChannels.list(it.sandbox.sandbox.guildId))).length, 1);
  assert.ok(news.channelId !== general);
});

test.run();

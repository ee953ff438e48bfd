/** Cards in several alert channels of several guilds, under Discord's faults. */
import * as assert from 'uvu/assert';
import type { AlertChoices } from '#domain/streams/alert-channels.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot, PICTURE } from '../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';

interface Place {
  id: string;
  guildId: string;
  seen: Presence;
}

interface Context {
  it: GuildBot;
  live: LiveGuild;
  /** #live and #general of the first guild, #live of the second. */
  places: [Place, Place, Place];
}

const test = suite<Context>('cards in many alert channels');
const MESSAGES = '/channels/*/messages';

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  const { control, sandbox } = context.it.sandbox;
  const second = (await control.addGuild('Second')).id;
  await control.until(async () => context.it.bot.client.guilds.cache.get(second));
  const place = async (name: string, guildId: string): Promise<Place> => ({
    id: await control.channelId(name, guildId),
    guildId,
    seen: await context.live.owner(name, guildId),
  });
  context.places = [
    await place('live', sandbox.guildId),
    await place('general', sandbox.guildId),
    await place('live', second),
  ];
});
test.beforeEach(async ({ it }) => {
  await emptyTables(it.domain.database.pool, 'alert_channel', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await it.sandbox.control.faults.clear();
});
test.after(({ it }) => it.close());

function addAlerts({ it, places }: Context, choices: AlertChoices[] = [{}, {}, {}]): Promise<void> {
  return it.domain.database.unitOfWork(async () => {
    for (const [index, each] of choices.entries()) {
      const { guildId, id } = places[index]!;
      await it.domain.alertChannels.add({ guildId, textChannelId: id }, each);
    }
  });
}

const counts = (context: Context, channel: Parameters<LiveGuild['cards']>[1]) =>
  Promise.all(context.places.map(async ({ seen }) => (await context.live.cards(seen, channel)).length));

test('one card stands in each alert channel that hears of the stream, and follows it', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{}, { categories: ['Music'] }, {}]);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  assert.equal(await counts(context, channel), [1, 0, 1]);

  await live.retitle(channel, 'Another title');
  await live.show(stream);
  await live.end(stream);
  await it.work();
  for (const { seen } of [places[0], places[2]]) {
    const [card] = await live.cards(seen, channel);
    assert.is(card?.embeds[0]?.title, 'Another title');
    assert.match(card?.embeds[0]?.description ?? '', 'was live');
    assert.equal(
      card?.embeds[0]?.fields?.map(({ name, value }) => [name, value]),
      [
        ['Category', 'Tech'],
        ['Duration', 'under a minute'],
        ['Peak viewers', '0'],
        ['Chatters', '0'],
      ],
    );
  }
});

test('an answer that is lost, a session that is new and a job that runs twice make no second card', async (context) => {
  const { it, live } = context;
  await addAlerts(context);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path: MESSAGES, times: 12 });
  const failed = await it.work().then(
    () => false,
    () => true,
  );
  assert.is(failed, true, 'nobody knows the cards’ ids');
  assert.equal(await counts(context, channel), [1, 1, 1]);
  await it.restart(() => it.sandbox.control.faults.clear());
  await Promise.all([it.work(), live.show(stream), live.show(stream)]);
  await live.show(stream);
  assert.equal(await counts(context, channel), [1, 1, 1]);
  const rows = await live.announcements(stream);
  assert.is(
    [...rows.values()].every(({ messageId }) => messageId),
    true,
  );
});

test('a guild where Discord fails does not keep the others waiting, and gets its card afterwards', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.sandbox.control.faults.failNext({ method: 'POST', path: `/channels/${places[0].id}/messages` }, 4, 502);
  await it.work().catch(() => undefined);
  assert.equal(await counts(context, channel), [0, 1, 1]);
  await it.sandbox.control.faults.clear();
  await it.work();
  assert.equal(await counts(context, channel), [1, 1, 1]);
  assert.is((await live.announcements(stream)).get(places[0].id)?.failure, null);
});

test('an hour’s limit in one text channel holds up nothing else, and is waited out', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  const path = `/channels/${places[1].id}/messages`;
  await it.sandbox.control.faults.order({ kind: 'rateLimit', method: 'POST', path, retryAfterSeconds: 3600 });
  await it.work();
  assert.equal(await counts(context, channel), [1, 0, 1]);
  const later = (await it.domain.listJobs()).find(({ task }) => task === 'stream.changed');
  assert.is(later?.payload.streamId, stream.id);
  assert.ok(later!.runAt.getTime() - Date.now() > 3_500_000);
  assert.match(
    it.bot.languages.of('en').tell((await live.announcements(stream)).get(places[1].id)?.failure ?? ''),
    'asked me to wait',
  );
  await it.restart();
  await live.show(stream);
  assert.equal(await counts(context, channel), [1, 1, 1]);
});

test('a card is edited only when it would say something else', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{}]);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  const edits = async () => (await it.sandbox.control.requests()).filter(({ method }) => method === 'PATCH').length;
  const before = await edits();
  await live.show(stream);
  await live.show(stream);
  assert.is(await edits(), before);

  const { database, streams } = it.domain;
  await database.unitOfWork(() => streams.recordHeartbeats([{ streamId: stream.id, viewers: 7 }]));
  await live.show(stream);
  assert.is(await edits(), before + 1);
  const [card] = await live.cards(places[0].seen, channel);
  assert.is(card?.embeds[0]?.fields?.find(({ name }) => name === 'Viewers')?.value, '7');
});

test('an old card slows down for viewers, says nothing of Discord’s limit, and finishes right', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{}]);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  const { database, streams } = it.domain;
  const age = (interval: string, column = 'posted_at') =>
    database.pool.query(`update announcement set ${column} = now() - interval '${interval}'`);
  const watch = async (viewers: number) => {
    await database.unitOfWork(() => streams.recordHeartbeats([{ streamId: stream.id, viewers }]));
    await live.show(stream);
    const [card] = await live.cards(places[0].seen, channel);
    return card?.embeds[0]?.fields?.find(({ name }) => name === 'Viewers')?.value;
  };
  await age('2 hours');
  assert.is(await watch(5), '0', 'edited a moment ago');
  await age('3 minutes', 'shown_at');
  assert.is(await watch(5), '5');

  await age('3 minutes', 'shown_at');
  const [card] = await live.cards(places[0].seen, channel);
  const path = `/channels/${places[0].id}/messages/${card?.id}`;
  await it.sandbox.control.faults.order({ kind: 'rateLimit', method: 'PATCH', path, times: 2, retryAfterSeconds: 600 });
  assert.is(await watch(9), '5');
  assert.is((await live.announcements(stream)).get(places[0].id)?.failure, null);
  await live.end(stream);
  await it.work();
  const later = (await it.domain.listJobs()).find(({ task }) => task === 'stream.changed');
  assert.ok(later, 'the end is shown when Discord takes edits again');
  await it.restart();
  await live.show(stream);
  assert.match((await live.cards(places[0].seen, channel))[0]?.embeds[0]?.description ?? '', 'was live');
});

test('the picture is attached afresh, and a mature stream has none', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{}]);
  const { database, streams, clock } = it.domain;
  const picture = (id: string) => database.unitOfWork(() => streams.recordThumbnail(id));
  /** Discord shows what an embed is made of in the embed alone. */
  const pictureOn = async (channel: Parameters<LiveGuild['cards']>[1]) => {
    const [card] = await live.cards(places[0].seen, channel);
    assert.equal(card?.attachments, []);
    return card?.embeds[0]?.image?.url;
  };
  /** Discord signs the address anew each time; the file is what stays. */
  const fileOf = (url: string | undefined) => new URL(url ?? 'about:blank').pathname;
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  assert.is(await pictureOn(channel), undefined);
  await picture(stream.id);
  await live.show(stream);
  const first = await pictureOn(channel);
  assert.match(first ?? '', /\/attachments\/.*\/live-\d+\.jpg/);
  assert.equal(Buffer.from(await (await fetch(first!)).arrayBuffer()), PICTURE);
  await live.retitle(channel, 'The picture stays');
  await live.show(stream);
  assert.is(fileOf(await pictureOn(channel)), fileOf(first));
  clock.advance({ seconds: 30 });
  await picture(stream.id);
  await live.show(stream);
  const second = await pictureOn(channel);
  assert.is.not(fileOf(second), fileOf(first));
  await live.end(stream);
  await it.work();
  assert.is(await pictureOn(channel), undefined);

  const mature = await live.openChannel({ isMature: true });
  const other = await live.start(mature);
  await picture(other.id);
  await it.work();
  assert.is(await pictureOn(mature), undefined);
});

test('at the end a card is deleted or left, as its alert channel wants', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{ endMode: 'delete' }, { endMode: 'leave' }]);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  await live.end(stream);
  await it.work();
  await live.show(stream);
  assert.equal(await counts(context, channel), [0, 1, 0]);
  assert.match((await live.cards(places[1].seen, channel))[0]?.embeds[0]?.description ?? '', 'is live');
  const row = (await live.announcements(stream)).get(places[0].id);
  assert.equal([Boolean(row?.removedAt), row?.deletedAt], [true, null]);
});

test('a moderator who deletes a card is obeyed at once, and for good', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context, [{}, {}]);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.work();
  const [card] = await live.cards(places[0].seen, channel);
  await places[0].seen.delete(card!.id);
  await it.sandbox.control.until(async () => (await live.announcements(stream)).get(places[0].id)?.deletedAt);

  const [other] = await live.cards(places[1].seen, channel);
  await it.restart(() => places[1].seen.delete(other!.id));
  await live.end(stream);
  await it.work();
  assert.equal(await counts(context, channel), [0, 0, 0]);
  assert.ok((await live.announcements(stream)).get(places[1].id)?.deletedAt, 'found gone by the next edit');
});

test('a text channel that is closed to the bot is told to staff, and mended when it opens', async (context) => {
  const { it, live, places } = context;
  await addAlerts(context);
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  await it.domain.database.pool.query('update alert_channel set text_channel_id = $1 where guild_id = $2', [
    '999999999999999999',
    places[2].guildId,
  ]);
  await it.work();
  assert.equal(await counts(context, channel), [1, 1, 0]);
  const row = (await live.announcements(stream)).get('999999999999999999');
  assert.match(it.bot.languages.of('en').tell(row?.failure ?? ''), 'or I cannot see it');
});

test.run();

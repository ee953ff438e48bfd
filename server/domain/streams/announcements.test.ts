import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { Announcement } from './announcement.entity.ts';
import { FLAP_GUARD_MS } from './announcements.ts';

interface Context extends TestDomain {
  channel: Channel;
  run: TestDomain['database']['unitOfWork'];
}

const test = suite<Context>('announcements');
const [GUILD, OTHER_GUILD] = ['100000000000000001', '100000000000000002'];
const [LIVE, ART, ELSEWHERE] = ['200000000000000001', '200000000000000002', '200000000000000003'];

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.run = context.database.unitOfWork;
});
test.beforeEach(async (context) => {
  const { pool } = context.database;
  await pool.query('delete from "user"; delete from alert_channel; delete from guild_settings');
  await pool.query('delete from graphile_worker._private_jobs');
  context.channel = (await context.run(() => openChannel(context))).channel;
});
test.after((context) => context.close());

/** A new stream, and what was decided about it, by text channel. */
async function goLive({ run, streams, announcements, channel }: Context) {
  return run(async () => {
    const { id } = await streams.start(channel.id);
    const stream = await streams.find(id);
    const rows = await announcements.prepare(stream!);
    return { stream: stream!, byChannel: new Map(rows.map((row) => [row.alertChannelId, row])) };
  });
}

const endStream = ({ run, streams, clock }: Context, streamId: string) =>
  run(async () => {
    await streams.lost(streamId);
    await streams.endIfStillLost(streamId, clock.now());
  });

const facts = ({ filteredBy, missedAt, heldUntil }: Announcement) => [filteredBy, missedAt, heldUntil];

test('each alert channel of each guild has a row of its own, filtered or not', async (context) => {
  const { run, alertChannels } = context;
  await run(async () => {
    await alertChannels.add({ guildId: GUILD, textChannelId: LIVE });
    await alertChannels.add({ guildId: GUILD, textChannelId: ART }, { categories: ['Art'] });
    await alertChannels.add({ guildId: OTHER_GUILD, textChannelId: ELSEWHERE }, { isForAll: false });
  });
  const { byChannel } = await goLive(context);
  assert.is(byChannel.size, 3);
  const rows = [LIVE, ART, ELSEWHERE].map((textChannelId) => byChannel.get(textChannelId)!);
  assert.equal(rows.map(facts), [
    [null, null, null],
    ['category', null, null],
    ['streamer', null, null],
  ]);
});

test('a chosen streamer is heard of, and their own role is pinged before the channel’s', async (context) => {
  const { run, alertChannels, channel } = context;
  const place = { guildId: GUILD, textChannelId: LIVE };
  await run(async () => {
    await alertChannels.add(place, { isForAll: false, pingRoleId: '300000000000000001' });
    await alertChannels.include(place, channel, null);
  });
  assert.is((await goLive(context)).byChannel.get(LIVE)?.filteredBy, null);
  const role = async () => (await run(() => alertChannels.findAsked(place, channel))).pingRoleId;
  assert.is(await role(), '300000000000000001');
  await run(() => alertChannels.include(place, channel, '300000000000000002'));
  assert.is(await role(), '300000000000000002');
  await run(() => alertChannels.exclude(place, channel));
  assert.is(await role(), '300000000000000001');
});

test('a title that is changed while live is asked again, and what was let through stays', async (context) => {
  const { run, alertChannels, announcements, streams, channels, clock } = context;
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: LIVE }, { titleWords: ['chess'] }));
  const { stream } = await goLive(context);
  clock.advance({ minutes: 1 });
  const retitle = (title: string) =>
    run(async () => {
      await channels.update(await channels.get(context.channel.slug), { title });
      return (await announcements.prepare((await streams.find(stream.id))!))[0];
    });
  assert.is((await retitle('Go'))?.filteredBy, 'title');
  const through = await retitle('Chess at last');
  assert.equal([through?.filteredBy, through?.decidedAt], [null, clock.now()]);
  assert.is((await retitle('Go again'))?.filteredBy, null);
});

test('what the bot never saw live is missed, and what was set up afterwards has nothing to do with it', async (context) => {
  const { run, alertChannels, announcements, streams, clock, channel } = context;
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: LIVE }));
  clock.advance({ minutes: 1 });
  const stream = await run(() => streams.start(channel.id));
  clock.advance({ minutes: 1 });
  await endStream(context, stream.id);
  clock.advance({ minutes: 1 });
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: ART }));
  const rows = await run(async () => announcements.prepare((await streams.find(stream.id))!));
  assert.equal(
    rows.map(({ alertChannelId, missedAt }) => [alertChannelId, missedAt]),
    [[LIVE, clock.now()]],
  );
});

test('a streamer who begins again and again waits for their next card, which a job brings', async (context) => {
  const { run, alertChannels, announcements, clock } = context;
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: LIVE }));
  const first = await goLive(context);
  const row = first.byChannel.get(LIVE)!;
  await run(() => announcements.posted(row, '400000000000000001', { hash: 'x', pictureAt: null }));
  const postedAt = clock.now();
  clock.advance({ minutes: 1 });
  await endStream(context, first.stream.id);
  clock.advance({ minutes: 3 });
  const second = await goLive(context);
  const until = new Date(postedAt.getTime() + FLAP_GUARD_MS);
  assert.equal(second.byChannel.get(LIVE)?.heldUntil, until);
  const job = (await context.listJobs()).find(({ task }) => task === 'stream.changed');
  assert.equal([job?.payload.streamId, job?.runAt], [second.stream.id, until]);
  await goLive(context);
  assert.is((await context.listJobs()).filter(({ task }) => task === 'stream.changed').length, 1);
});

test('the main alert channel moves with what set-up chooses, and its filters with it', async (context) => {
  const { run, alertChannels, guilds } = context;
  const listed = async () =>
    (await run(() => alertChannels.list(GUILD))).map(({ textChannelId, takesMature }) => [textChannelId, takesMature]);
  await run(() => guilds.choose(GUILD, { alertChannelId: LIVE }));
  await run(() => alertChannels.edit({ guildId: GUILD, textChannelId: LIVE }, { takesMature: false }));
  await run(() => guilds.choose(GUILD, { alertChannelId: ART }));
  assert.equal(await listed(), [[ART, false]]);
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: LIVE }));
  await run(() => guilds.choose(GUILD, { alertChannelId: LIVE }));
  assert.equal(await listed(), [[LIVE, true]], 'it heard already');
  await run(() => guilds.choose(GUILD, { alertChannelId: null }));
  assert.equal(await listed(), []);
});

test('removing the main alert channel makes the next one main', async (context) => {
  const { run, alertChannels, guilds } = context;
  await run(() => guilds.choose(GUILD, { alertChannelId: LIVE }));
  await run(() => alertChannels.add({ guildId: GUILD, textChannelId: ART }));
  await run(() => alertChannels.remove({ guildId: GUILD, textChannelId: LIVE }));
  assert.is((await run(() => guilds.findSettings(GUILD)))?.alertChannelId, ART);
  await run(() => alertChannels.remove({ guildId: GUILD, textChannelId: ART }));
  assert.is((await run(() => guilds.findSettings(GUILD)))?.alertChannelId, null);
});

test('a text channel hears once, and twenty-five of a guild do', async (context) => {
  const { run, alertChannels } = context;
  const add = (n: number) =>
    run(() => alertChannels.add({ guildId: GUILD, textChannelId: `2000000000000001${String(n).padStart(2, '0')}` }));
  await Promise.allSettled([add(0), add(0)]);
  assert.is((await run(() => alertChannels.list(GUILD))).length, 1);
  for (let n = 1; n < 25; n += 1) await add(n);
  const error = await add(25).catch((each: Error) => each.message);
  assert.is(error, 'A guild has 25 alert channels at most.');
});

test('a deletion by a moderator is kept, one by the bot itself is not taken for it', async (context) => {
  const { run, alertChannels, announcements } = context;
  await run(async () => {
    await alertChannels.add({ guildId: GUILD, textChannelId: LIVE });
    await alertChannels.add({ guildId: GUILD, textChannelId: ART });
  });
  const { byChannel, stream } = await goLive(context);
  await run(async () => {
    await announcements.posted(byChannel.get(LIVE)!, '400000000000000001', { hash: 'x', pictureAt: null });
    await announcements.posted(byChannel.get(ART)!, '400000000000000002', { hash: 'x', pictureAt: null });
    await announcements.removed(byChannel.get(ART)!);
    const count = await announcements.messagesDeleted(['400000000000000001', '400000000000000002', '4']);
    assert.is(count, 1);
  });
  const rows = await run(() => announcements.list(stream.id));
  const isDeleted = (textChannelId: string) =>
    Boolean(rows.find(({ alertChannelId }) => alertChannelId === textChannelId)?.deletedAt);
  assert.equal([isDeleted(LIVE), isDeleted(ART)], [true, false]);
});

test.run();

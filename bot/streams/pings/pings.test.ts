/** Members' own pings: the button, /notify, DMs and mentions, under Discord's faults. */
import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  liveId: string;
  channel: Channel;
}

const test = suite<Context>('members’ own pings in Discord');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  context.liveId = await context.it.sandbox.control.channelId('live');
});
test.beforeEach(async (context) => {
  const { it, live } = context;
  await emptyTables(it.domain.database.pool, 'alert_channel', 'alert_settings', 'ping_member', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await it.sandbox.control.faults.clear();
  context.channel = await live.openChannel();
  const place = { guildId: it.sandbox.sandbox.guildId, textChannelId: context.liveId };
  await it.domain.database.unitOfWork(() => it.domain.alertChannels.add(place));
});
test.after(({ it }) => it.close());

/** What the bot wrote to a member about a channel. */
async function dms({ it, channel }: Context, username: string): Promise<APIMessage[]> {
  const { control } = it.sandbox;
  const direct = await control.as(await control.userId(username)).direct();
  const messages = await direct.messages();
  return messages.filter(({ embeds }) => embeds.some(({ url }) => url?.includes(`/${channel.slug}?stream=`)));
}

async function notify(
  { it }: Context,
  username: string,
  subcommand: string,
  options: Record<string, string | number> = {},
) {
  const presence = await it.guild.as(username, 'general');
  return (await it.guild.answerTo(presence, await presence.slash(`notify ${subcommand}`, options))).content;
}

test('the button on a card, and the next stream is told in a DM, once', async (context) => {
  const { it, live, channel } = context;
  const first = await live.start(channel);
  await it.work();
  const mia = await it.guild.as('mia', 'live');
  const [card] = await live.cards(mia, channel);
  const answer = await it.guild.press(mia, card!, 'Tell me when they are live');
  assert.match(answer.content, /^I will send you a DM when \*\*.*\*\* goes live\.$/);
  await live.end(first);
  await it.work();
  assert.equal(await dms(context, 'mia'), [], 'she asked after it had begun');

  const second = await live.start(channel);
  await it.work();
  const [dm] = await dms(context, 'mia');
  assert.match(dm?.embeds[0]?.url ?? '', second.id);
  assert.match(dm?.embeds[0]?.footer?.text ?? '', 'You asked for this in');
  await it.domain.database.unitOfWork(() => it.domain.pingDeliveries.prepare(second.id));
  await it.work();
  assert.is((await dms(context, 'mia')).length, 1);
});

test('an answer that is lost makes no second DM', async (context) => {
  const { it, live, channel } = context;
  await notify(context, 'mia', 'add', { streamer: channel.slug });
  await emptyTables(it.domain.database.pool, 'alert_channel');
  await live.start(channel);
  await it.sandbox.control.faults.order({
    kind: 'dropAfter',
    method: 'POST',
    path: '/channels/*/messages',
    times: 4,
  });
  const failed = await it.work().then(
    () => false,
    () => true,
  );
  assert.is(failed, true);
  await it.restart(() => it.sandbox.control.faults.clear());
  await it.work();
  assert.is((await dms(context, 'mia')).length, 1);
});

test('closed DMs are remembered, said in /notify list, and answered by a mention where the guild allows it', async (context) => {
  const { it, live, channel, liveId } = context;
  const { control } = it.sandbox;
  const mia = await control.userId('mia');
  await notify(context, 'mia', 'add', { streamer: channel.slug });
  await control.as(mia).set({ acceptsDirectMessages: false });
  const stream = await live.start(channel);
  await it.work();
  const rows = () =>
    it.domain.database.pool.query('select coalesce(skipped_by, state) as said from ping_delivery order by id');
  assert.is((await rows()).rows[0].said, 'closed');
  assert.match(await notify(context, 'mia', 'list'), /I cannot send you DMs/);

  await live.end(stream);
  await it.domain.database.pool.query(`update announcement set posted_at = posted_at - interval '1 hour'`);
  const ada = await it.guild.as('ada', 'general');
  const settings = await it.guild.answerTo(
    ada,
    await ada.slash('live-alerts settings', { mentions: true, 'daily-pings': 5 }),
  );
  assert.match(settings.content, /at most 5 pings a day.\nMembers whose DMs are closed are mentioned/);
  await live.start(channel);
  await it.work();
  const seen = await control.as(mia).in(liveId).messages();
  const mentions = seen.filter(({ content }) => content === `<@${mia}>`);
  assert.is(mentions.length, 1);
  assert.equal(
    mentions[0]?.mentions.map(({ id }) => id),
    [mia],
  );
  assert.is((await rows()).rows[1].said, 'mentioned');
  await control.as(mia).set({ acceptsDirectMessages: true });
});

test('who left the guild is dropped, heard of or not', async (context) => {
  const { it, live, channel } = context;
  const { control } = it.sandbox;
  const { user } = await control.addMember('leaver');
  const other = await control.addMember('quiet leaver');
  const { database, livePings } = it.domain;
  const guildId = it.sandbox.sandbox.guildId;
  const asked = async () => (await database.pool.query('select member_id from live_ping')).rows.length;
  await database.unitOfWork(async () => {
    await livePings.add(guildId, user.id, channel);
    await livePings.add(guildId, other.user.id, channel);
  });
  await control.as(user.id).leave();
  await control.until(async () => (await asked()) === 1);
  await it.restart(() => control.as(other.user.id).leave());
  await live.start(channel);
  await it.work();
  assert.is(await asked(), 0);
});

test('/notify reads times and zones, pauses, and says what it does', async (context) => {
  const { channel } = context;
  assert.match(await notify(context, 'mia', 'list'), /^You have not asked to hear about anyone yet/);
  await notify(context, 'mia', 'add', { streamer: channel.slug });
  const hours = { from: '22:00', to: '8', 'time-zone': 'Europe/Berlin' };
  assert.match(await notify(context, 'mia', 'quiet-hours', hours), /^Quiet from 22:00 to 08:00 \(Europe\/Berlin\)/);
  assert.match(await notify(context, 'mia', 'quiet-hours', { ...hours, 'time-zone': 'Oz' }), /"Oz" is no time zone/);
  assert.match(await notify(context, 'mia', 'pause', { days: 2 }), /^Paused until <t:\d+:f>\.$/);
  const listed = await notify(context, 'mia', 'list');
  assert.match(
    listed,
    new RegExp(`^I tell you when these go live: .* \\(/${channel.slug}\\)\\.\nPaused.*\nQuiet from`),
  );
  assert.is(await notify(context, 'mia', 'pause', { days: 0 }), 'The pause is over.');
  assert.is(await notify(context, 'mia', 'no-quiet-hours'), 'You have no quiet hours.');
  assert.match(await notify(context, 'mia', 'remove', { streamer: channel.slug }), 'no longer');
  assert.match(await notify(context, 'mia', 'remove', { streamer: channel.slug }), 'You had not asked to hear about');
  assert.match(
    await notify(context, 'mia', 'add', { streamer: 'nobody-there' }),
    'There is no channel at /nobody-there',
  );
});

test.run();

import { ChannelType } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  ada: Presence;
  /** Categories, each with the two new names in ten minutes that Discord takes. */
  counterId: string;
  otherId: string;
}

const test = suite<Context>('figures in a guild');

test.before(async (context) => {
  const it = await openGuildBot();
  context.it = it;
  context.ada = await it.guild.as('ada', 'general');
  const { channels } = await it.sandbox.control.state();
  const [one, other] = channels.filter(({ type }) => type === ChannelType.GuildCategory);
  Object.assign(context, { counterId: one!.id, otherId: other!.id });
});
test.beforeEach(async ({ it: { domain, sandbox, bot } }) => {
  await sandbox.control.faults.clear();
  await emptyTables(domain.database.pool, 'guild_board', 'guild_counter');
  await domain.database.unitOfWork(() => domain.guilds.choose(bot.homeGuildId!, { metricsChannelId: null }));
  await domain.database.pool.query('delete from graphile_worker._private_jobs');
  domain.clock.advance({ minutes: 11 });
});
test.after(({ it }) => it.close());

const channelOf = (it: GuildBot, name: string) => it.sandbox.control.channelId(name);

/** What the job of every five minutes does. */
async function tick({ it }: Context): Promise<void> {
  await it.domain.database.unitOfWork(() => it.domain.guildBoards.refreshAll());
  await it.work();
}

async function boards({ it }: Context, name: string) {
  const messages = await (await it.guild.as('ada', name)).messages();
  return messages.filter(({ embeds }) => embeds[0]?.title === 'This week so far');
}

async function nameOf({ it }: Context, channelId: string): Promise<string | null | undefined> {
  return (await it.sandbox.control.state()).channels.find(({ id }) => id === channelId)?.name;
}

async function record({ it: { domain } }: Context, value: number): Promise<void> {
  const takenAt = new Date(domain.clock.now().getTime() - 1_000);
  await domain.database.unitOfWork(() => domain.metrics.record({ key: 'reddit', value, source: 'hand', takenAt }));
}

test('the figures stand in one message, which is edited when they change and only then', async (context) => {
  const { it, ada } = context;
  await record(context, 100);
  const chosen = await it.guild.answerTo(
    ada,
    await ada.slash('figures channel', { channel: await channelOf(it, 'general') }),
  );
  assert.match(chosen.content, /^The figures appear in <#\d+>/);
  await it.work();
  const [first] = await boards(context, 'general');
  assert.match(first?.embeds[0]?.description ?? '', /Reddit\s+100/);
  assert.is(first?.attachments.length, 1, 'with a chart');

  await tick(context);
  assert.is((await boards(context, 'general'))[0]?.edited_timestamp, null, 'the same is not said again');
  it.domain.clock.advance({ minutes: 5 });
  await record(context, 120);
  await tick(context);
  const after = await boards(context, 'general');
  assert.equal([after.length, after[0]?.id], [1, first?.id]);
  assert.match(after[0]?.embeds[0]?.description ?? '', /Reddit\s+120/);
  assert.is(after[0]?.attachments.length, 1, 'the old chart went');
});

test('a message whose id was lost with the bot is found again, not posted twice', async (context) => {
  const { it } = context;
  const { pool, unitOfWork } = it.domain.database;
  const metricsChannelId = await channelOf(it, 'general');
  const before = (await boards(context, 'general')).length;
  await unitOfWork(() => it.domain.guilds.choose(it.bot.homeGuildId!, { metricsChannelId }));
  await tick(context);
  await pool.query('update guild_board set message_id = null, shown = null');
  await tick(context);
  assert.is((await boards(context, 'general')).length, before + 1);
  const { rows } = await pool.query('select message_id, shown from guild_board');
  assert.is(rows[0].message_id, (await boards(context, 'general'))[0]?.id);
});

test('who deletes the message is obeyed until staff ask for it again', async (context) => {
  const { it, ada } = context;
  const channel = await channelOf(it, 'general');
  await it.guild.answerTo(ada, await ada.slash('figures channel', { channel }));
  await it.work();
  const [board] = await boards(context, 'general');
  await ada.delete(board!.id);
  await record(context, 130);
  await tick(context);
  await tick(context);
  assert.not.ok((await boards(context, 'general')).some(({ id }) => id > board!.id));
  await it.guild.answerTo(ada, await ada.slash('figures channel', { channel }));
  await it.work();
  assert.ok((await boards(context, 'general')).some(({ id }) => id > board!.id));
});

test('another text channel takes the message over, and none takes it away', async (context) => {
  const { it, ada } = context;
  await it.guild.answerTo(ada, await ada.slash('figures channel', { channel: await channelOf(it, 'general') }));
  await it.work();
  const [old] = await boards(context, 'general');
  await it.guild.answerTo(ada, await ada.slash('figures channel', { channel: await channelOf(it, 'staff') }));
  await it.work();
  assert.not.ok((await boards(context, 'general')).some(({ id }) => id === old?.id));
  assert.is((await boards(context, 'staff')).length, 1);
  await it.guild.answerTo(ada, await ada.slash('figures channel'));
  await it.work();
  assert.is((await boards(context, 'staff')).length, 0);
});

test('a counter shows the newest figure, at most every ten minutes, and never what is old', async (context) => {
  const { it, ada, counterId } = context;
  const { clock } = it.domain;
  await record(context, 200);
  const options = { channel: counterId, counts: 'reddit', name: 'Reddit: {value}' };
  const added = await it.guild.answerTo(ada, await ada.slash('figures counter add', options));
  assert.match(added.content, 'is now a counter');
  await it.work();
  assert.is(await nameOf(context, counterId), 'Reddit: 200');

  for (const value of [201, 202]) {
    clock.advance({ minutes: 4 });
    await record(context, value);
    await tick(context);
  }
  assert.is(await nameOf(context, counterId), 'Reddit: 200', 'ten minutes are not over');
  clock.advance({ minutes: 4 });
  await tick(context);
  assert.is(await nameOf(context, counterId), 'Reddit: 202', 'what was in between is left out');
  const renames = await renameCount(context);
  clock.advance({ minutes: 20 });
  await tick(context);
  assert.is(await renameCount(context), renames, 'the same name costs no call');
});

test('while Discord takes no name nothing waits, staff see why, and the newest comes later', async (context) => {
  const { it, ada, otherId } = context;
  await record(context, 300);
  await it.domain.database.unitOfWork(() =>
    it.domain.guildCounters.add(it.bot.homeGuildId!, {
      channelId: otherId,
      counts: 'reddit',
      template: 'r/ {value}',
      by: 'Ada',
      isHome: true,
    }),
  );
  const path = `/channels/${otherId}`;
  await it.sandbox.control.faults.order({ kind: 'rateLimit', method: 'PATCH', path, retryAfterSeconds: 3_600 });
  await tick(context);
  const list = await it.guild.answerTo(ada, await ada.slash('figures counter list'));
  assert.match(list.embeds[0]?.description ?? '', 'Discord does not accept another name');

  // Another session asks afresh; the client's memory of the limit went with the old one.
  await it.restart();
  it.domain.clock.advance({ minutes: 11 });
  await record(context, 301);
  await tick(context);
  assert.is(await nameOf(context, otherId), 'r/ 301');
});

test('a counter whose channel was deleted is none any more', async (context) => {
  const { it } = context;
  await it.domain.database.unitOfWork(() =>
    it.domain.guildCounters.add(it.bot.homeGuildId!, {
      channelId: '100000000000000123',
      counts: 'live',
      template: 'Live: {value}',
      by: 'Ada',
      isHome: true,
    }),
  );
  await tick(context);
  const left = await it.domain.database.unitOfWork(() => it.domain.guildCounters.list(it.bot.homeGuildId!));
  assert.equal(left, []);
});

test('members are refused, and what makes no counter is said', async ({ it, ada, counterId }) => {
  const { guild } = it;
  const mia = await guild.as('mia', 'general');
  const asMia = await mia.slash('figures counter list').catch((error: Error) => error.message);
  assert.match(String(asMia), 'Unknown application command', 'Discord does not offer it to her');
  const add = async (counts: string, name: string) =>
    (await guild.answerTo(ada, await ada.slash('figures counter add', { channel: counterId, counts, name }))).content;
  assert.match(await add('members', 'Members'), '{value} in it once');
  assert.match(await add('myspace', 'Friends: {value}'), 'myspace');
  assert.match(await add('members', 'Members: {value}'), 'is now a counter');
  assert.match(await add('live', 'Live: {value}'), 'is already a counter');
  const remove = async () =>
    (await guild.answerTo(ada, await ada.slash('figures counter remove', { channel: counterId }))).content;
  assert.match(await remove(), 'no longer a counter');
  assert.match(await remove(), 'is not a counter');
});

test('anybody asks what happened of late, and each figure says what it counts', async ({ it }) => {
  const { guild, domain } = it;
  const mia = await guild.as('mia', 'general');
  await domain.database.unitOfWork(async () => {
    const { channel } = await openChannel(domain, { slug: 'peaky' });
    const stream = await domain.streams.start(channel.id);
    await domain.streams.recordHeartbeats([{ streamId: stream.id, viewers: 41 }]);
    await domain.viewerMoments.record();
    domain.clock.advance({ minutes: 90 });
    await domain.streams.lost(stream.id);
  });
  const stats = await guild.answerTo(mia, await mia.slash('stats', { days: 30 }));
  assert.is(stats.embeds[0]?.title, 'Glim, the last 30 days');
  assert.match(stats.embeds[0]?.description ?? '', /Peak Viewers\s+41/);
  assert.match(stats.embeds[0]?.description ?? '', '**Unique Streamers**: Channels that were live at any time.');

  const peak = await guild.answerTo(mia, await mia.slash('peak'));
  assert.match(peak.embeds[0]?.description ?? '', /^\*\*41 viewers\*\* across all streams at the same moment, <t:\d+/);
  assert.is(peak.attachments.length, 1);
  const ofOne = await guild.answerTo(mia, await mia.slash('peak', { channel: 'peaky' }));
  assert.match(ofOne.embeds[0]?.description ?? '', /^\*\*41 viewers\*\* at the same moment, in .*'s stream /);
  const nobody = await guild.answerTo(mia, await mia.slash('peak', { channel: 'nowhere' }));
  assert.match(nobody.content, 'There is no channel at /nowhere.');
});

test('figures, their names and their chart are in the language of who asks', async ({ it, ada }) => {
  const { guild, sandbox } = it;
  const { control } = sandbox;
  const mia = await guild.as('mia', 'general');
  await control.as(await control.userId('mia')).set({ locale: 'de' });
  const stats = await guild.answerTo(mia, await mia.slash('stats', { days: 30 }));
  assert.is(stats.embeds[0]?.title, 'Glim in den letzten 30 Tagen');
  assert.match(stats.embeds[0]?.description ?? '', '**Streamer**: Kanäle, die irgendwann live waren.');
  const peak = await guild.answerTo(mia, await mia.slash('peak'));
  assert.match(peak.attachments[0]?.description ?? '', /^Meiste Zuschauer pro Tag.*keine Zahl/s);
  await control.as(await control.userId('ada')).set({ locale: 'de' });
  const recorded = await guild.answerTo(ada, await ada.slash('metrics record', { metric: 'mrr', value: '8160.50' }));
  assert.match(recorded.content, 'MRR: 8.161\u00a0$');
  for (const name of ['mia', 'ada']) await control.as(await control.userId(name)).set({ locale: 'en-GB' });
});

test('recurring revenue is for staff until it is published', async ({ it, ada }) => {
  const { guild } = it;
  const mia = await guild.as('mia', 'general');
  assert.match((await guild.answerTo(mia, await mia.slash('mrr'))).content, 'for staff until they are published');
  assert.match((await guild.answerTo(ada, await ada.slash('mrr'))).content, 'No subscriptions are known yet');
});

async function renameCount({ it, counterId }: Context): Promise<number> {
  const requests = await it.sandbox.control.requests();
  return requests.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/channels/${counterId}`)).length;
}

test.run();

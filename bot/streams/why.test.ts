import * as assert from 'uvu/assert';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  /** What `/live why` says of the newest stream, with the names of text channels for their ids. */
  why(streamer?: string): Promise<string[]>;
}

const test = suite<Context>('/live why');

test.before(async (context) => {
  context.it = await openGuildBot();
  const { it } = context;
  context.live = new LiveGuild(it);
  const { control } = it.sandbox;
  const names = new Map((await control.state()).channels.map(({ id, name }) => [id, name]));
  context.why = async (streamer) => {
    const ada = await it.guild.as('ada', 'general');
    const answer = await it.guild.answerTo(ada, await ada.slash('live why', streamer ? { streamer } : {}));
    const said = answer.embeds[0]?.description ?? answer.content;
    return said
      .split('\n')
      .map((line) => line.replace(/<#(\d+)>/, (_, id) => names.get(id) ?? id).replaceAll(/<t:\d+:f>/g, 'AT'))
      .sort();
  };
});
test.beforeEach(async ({ it }) => {
  await emptyTables(it.domain.database.pool, 'alert_channel', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after(({ it }) => it.close());

const place = async ({ it }: Context, name: string) => ({
  guildId: it.sandbox.sandbox.guildId,
  textChannelId: await it.sandbox.control.channelId(name),
});

test('says for each alert channel what was decided, and when', async (context) => {
  const { it, live, why } = context;
  const { alertChannels, database } = it.domain;
  assert.equal(await why(), ['There has been no stream yet.']);
  const [first, second, third] = [
    await place(context, 'live'),
    await place(context, 'general'),
    await place(context, 'staff'),
  ];
  await database.unitOfWork(async () => {
    await alertChannels.add(first);
    await alertChannels.add(second, { titleWords: ['chess'] });
    await alertChannels.add(third, { isForAll: false });
    await alertChannels.add({ ...first, textChannelId: '999999999999999999' });
  });
  const channel = await live.openChannel();
  const stream = await live.start(channel);
  assert.is((await why(channel.slug)).filter((line) => line.includes('waiting to be posted since AT')).length, 4);
  await it.work();
  assert.equal(await why(channel.slug), [
    '999999999999999999: failed AT: The alert channel was deleted, or I cannot see it. Choose another with /live-alerts.',
    "general: filtered out: the title does not match the channel's words (AT)",
    'live: posted AT',
    "staff: filtered out: this streamer is not on the channel's list (AT)",
  ]);
  const ada = await live.owner('live');
  await ada.delete((await live.cards(ada, channel))[0]!.id);
  await it.sandbox.control.until(async () => (await live.announcements(stream)).get(first.textChannelId)?.deletedAt);
  assert.ok((await why()).includes('live: a moderator deleted it AT, so I did not post it again'));
});

test('says that the bot was away, and that a streamer came back too soon', async (context) => {
  const { it, live, why } = context;
  await it.domain.database.unitOfWork(async () => it.domain.alertChannels.add(await place(context, 'live')));
  const channel = await live.openChannel();
  const unseen = await live.start(channel);
  await live.end(unseen);
  assert.equal(await why(channel.slug), ['live: I was offline until the stream was over (AT)']);
  await it.work();
  assert.equal(await why(channel.slug), ['live: I was offline until the stream was over (AT)']);

  const posted = await live.start(channel);
  await it.work();
  await live.end(posted);
  const again = await live.start(channel);
  await it.work();
  assert.match((await why(channel.slug))[0] ?? '', /^live: held back until AT, .* less than 10 minutes old$/);
  await live.end(again);
  await it.work();
  assert.match((await why(channel.slug))[0] ?? '', /^live: held back until AT, because/);
});

test('is for who may manage the guild', async ({ it }) => {
  const mia = await it.guild.as('mia', 'general');
  const answer = await it.guild.answerTo(mia, await mia.slash('live why'));
  assert.match(answer.content, /You need the permission Manage Server/);
});

test.run();

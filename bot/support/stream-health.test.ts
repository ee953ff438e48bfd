/** What staff see on a ticket's card of how its member's last stream arrived. */
import * as assert from 'uvu/assert';
import { LiveGuild } from '../../tests/support/live-guild.ts';
import { suite } from '../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../tests/support/ticket-bot.ts';

interface Context {
  bot: TicketBot;
  live: LiveGuild;
}

const test = suite<Context>('a ticket about streaming');

test.before(async (context) => {
  context.bot = await openTicketBot();
  context.live = new LiveGuild(context.bot);
  const ada = await context.bot.guild.as('ada', 'general');
  await context.bot.answer(ada, 'support category add', { name: 'Streaming', streaming: true });
  await context.bot.answer(ada, 'support category add', { name: 'Payments' });
});
test.after(({ bot }) => bot.close());

/** A member with a linked account who has streamed. */
async function newStreamer({ bot, live }: Context, name: string) {
  const userId = await bot.tickets.newMember(name);
  const channel = await live.openChannel();
  await bot.domain.database.pool.query('update "user" set discord_id = $1 where id = $2', [userId, channel.owner.id]);
  return { userId, channel, stream: await live.start(channel) };
}

const observe = ({ bot }: Context, streamId: string, measures: { keyFrameIntervalMs?: number; lossRatio?: number }) =>
  bot.domain.database.unitOfWork(() => bot.domain.streamHealth.observe(streamId, measures));

test('the card says how their last stream arrived when they asked, and keeps it', async (context) => {
  const { bot } = context;
  const { userId, stream } = await newStreamer(context, 'Nia');
  await observe(context, stream.id, { keyFrameIntervalMs: 8_333, lossRatio: 0.04 });
  const { member, number } = await bot.tickets.open(userId, { category: 'Streaming' });
  const shown = (await bot.card(member)).fields['Their last stream'] ?? '';
  assert.match(shown, /^<t:\d+:f>\n/);
  assert.match(shown, '- Viewers wait a long time for the first picture: 8.3 s between key frames');
  assert.match(shown, '- Part of your stream is getting lost on its way: 4 % of packets');

  await observe(context, stream.id, { keyFrameIntervalMs: 5_000 });
  const ada = bot.sandbox.control.as(await bot.sandbox.control.userId('ada')).in(member.channelId);
  await bot.answer(ada, 'ticket claim');
  assert.match((await bot.card(member)).fields['Their last stream'] ?? '', '8.3 s');
  assert.is((await bot.stored(number)).streamHealth?.findings.length, 2);
});

test('a stream that arrived well is said to have', async (context) => {
  const { userId } = await newStreamer(context, 'Olga');
  const { member } = await context.bot.tickets.open(userId, { category: 'Streaming' });
  assert.match((await context.bot.card(member)).fields['Their last stream'] ?? '', 'It arrived without problems');
});

test('nothing is said of who never streamed, nor where the category does not ask', async (context) => {
  const { bot } = context;
  const stranger = await bot.tickets.open(await bot.tickets.newMember('Pia'), { category: 'Streaming' });
  assert.not.ok('Their last stream' in (await bot.card(stranger.member)).fields);
  const { userId, stream } = await newStreamer(context, 'Quin');
  await observe(context, stream.id, { keyFrameIntervalMs: 8_333 });
  const { member, number } = await bot.tickets.open(userId, { category: 'Payments' });
  assert.not.ok('Their last stream' in (await bot.card(member)).fields);
  assert.is((await bot.stored(number)).streamHealth, null);
});

test.run();

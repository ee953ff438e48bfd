/** `/live why`, for planned streams that became no scheduled event. */
import type { APIEmbed } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { PlannedGuild } from '../../../tests/support/planned-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  planned: PlannedGuild;
  channel: Channel;
}

const test = suite<Context>('why a planned stream is no event');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.planned = new PlannedGuild(context.it);
});
test.beforeEach(async (context) => {
  context.channel = await context.planned.clear();
});
test.after(({ it }) => it.close());

/** What staff are told of the streamer's plans, a line each, without when they begin. */
async function why({ it, channel }: Context, options: object = { streamer: channel.slug }): Promise<string[]> {
  const ada = await it.guild.as('ada', 'general');
  const { embeds } = await it.guild.answerTo(ada, await ada.slash('live why', options as Record<string, string>));
  const planned = embeds.find(({ title }: APIEmbed) => title === 'Planned streams as scheduled events');
  return (planned?.description ?? '').split('\n').map((line) => line.replace(/, <t:\d+:f>/, ''));
}

test('what stands, was taken away, was refused, or is kept away by a filter has its sentence', async (context) => {
  const { it, planned, channel } = context;
  assert.equal(await why(context), ['Nothing is planned for the next seven days.']);
  for (const days of [2, 3]) await planned.plan(channel, days);
  assert.equal(await why(context), ['**Painting**: not created yet', '**Painting**: not created yet']);
  await it.work();
  const [first] = await planned.events();
  await it.sandbox.control.deleteEvent(first!.id);
  await it.sandbox.control.until(async () => (await planned.rows()).some(({ takenAwayAt }) => takenAwayAt));
  await it.sandbox.control.faults.order({
    ...{ kind: 'status', method: 'POST', path: '/guilds/*/scheduled-events' },
    ...{ status: 400, code: 30_038 },
  } as Parameters<typeof it.sandbox.control.faults.order>[0]);
  await planned.plan(channel, 4);
  await it.work();
  const lines = await why(context, {});
  assert.match(
    lines[0]!,
    /^\*\*Painting\*\*: somebody deleted, cancelled or ended it <t:\d+:f>, so I did not create it again$/,
  );
  assert.is(lines[1], '**Painting**: created');
  assert.match(lines[2]!, /^\*\*Painting\*\*: not created: This guild has 100 scheduled events/);

  const place = { guildId: planned.guildId, textChannelId: await it.sandbox.control.channelId('live') };
  const kept: [Parameters<typeof it.domain.alertChannels.edit>[1], string][] = [
    [{ titleWords: ['ink'] }, '**Painting**: filtered out: the title matches the words of no alert channel'],
    [{ categories: ['Music'] }, '**Painting**: filtered out: no alert channel gets this category'],
    [{ isForAll: false }, '**Painting**: filtered out: no alert channel has this streamer on its list'],
  ];
  for (const [choices, sentence] of kept) {
    await it.domain.database.unitOfWork(() => it.domain.alertChannels.edit(place, choices));
    assert.equal((await why(context)).slice(1), [sentence, sentence]);
  }
});

test('a guild that wants no events says so', async (context) => {
  const { it, planned } = context;
  await it.domain.database.unitOfWork(() => it.domain.guildStreams.choose(planned.guildId, { wantsEvents: false }));
  assert.equal(await why(context), ['Planned streams do not become scheduled events.']);
});

test.run();

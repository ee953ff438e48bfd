/** /schedule in Discord, for members whose account has a channel. */
import * as assert from 'uvu/assert';
import { addDays, dayAt, instantAt } from '#domain/metrics/zoned-day.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  /** Runs a subcommand as mia, or as somebody else. */
  say(subcommand: string, options?: Record<string, string | number | boolean>, username?: string): Promise<string>;
  /** A day in Berlin, so many from today. */
  day(count: number): string;
}

const test = suite<Context>('/schedule');
const ZONE = 'Europe/Berlin';

test.before(async (context) => {
  const it = await openGuildBot();
  context.it = it;
  context.say = async (subcommand, options = {}, username = 'mia') => {
    const presence = await it.guild.as(username, 'general');
    return (await it.guild.answerTo(presence, await presence.slash(`schedule ${subcommand}`, options))).content;
  };
  context.day = (count) => addDays(dayAt(it.domain.clock.now(), ZONE), count);
  const discordId = await it.sandbox.control.userId('mia');
  await it.domain.database.unitOfWork(async () => {
    const owner = await it.domain.accounts.createUser({ name: 'mia', discordId });
    await it.domain.channels.open(owner, { slug: 'mia', title: 'Live', category: 'Art', isMature: false });
  });
});
test.beforeEach(({ it }) => emptyTables(it.domain.database.pool, 'schedule_entry', 'ping_member'));
test.after(({ it }) => it.close());

const idOf = async ({ it }: Context) =>
  (await it.domain.database.pool.query('select id from schedule_entry order by created_at desc')).rows[0].id;
const secondsOf = (day: string, minutes: number) => instantAt(day, minutes, ZONE).getTime() / 1000;

test('a stream is planned on the clock of its streamer, whose zone is remembered', async ({ say, day }) => {
  const plan = { title: 'Paint', day: day(2), time: '20:00' };
  assert.match(await say('add', plan), /Please add `time-zone` this once/);
  const first = await say('add', { ...plan, 'time-zone': ZONE });
  assert.is(first, `Planned: **Paint**, <t:${secondsOf(day(2), 1200)}:F>`);
  const second = await say('add', { ...plan, title: '*Ink*', time: '9', weekly: true, minutes: 30 });
  assert.is(second, `Planned: **\\*Ink\\***, <t:${secondsOf(day(2), 540)}:F>, every week`);
  assert.match(await say('list', { streamer: 'mia' }, 'ada'), /\*\*mia\*\*'s schedule:\n.*Ink.*\n\*\*Paint/);
});

test('one time is skipped and taken back; others do not see it meanwhile', async (context) => {
  const { say, day } = context;
  await say('add', { title: 'Paint', day: day(2), time: '20:00', 'time-zone': ZONE });
  const stream = `${await idOf(context)} ${day(2)}`;
  assert.match(await say('skip', { stream }), /: skipped$/);
  assert.match(await say('list'), /: skipped$/);
  assert.match(await say('list', { streamer: 'mia' }), /has planned nothing/);
  assert.is(await say('skip', { stream, undo: true }), `**Paint**, <t:${secondsOf(day(2), 1200)}:F>`);
  for (const wrong of ['x', `${await idOf(context)} 2020-01-01`])
    assert.match(await say('skip', { stream: wrong }), /any more\.$/);
});

test('what is planned is removed', async (context) => {
  const { say, day } = context;
  await say('add', { title: 'Paint', day: day(2), time: '20:00', 'time-zone': ZONE });
  const stream = await idOf(context);
  assert.is(await say('remove', { stream }), '**Paint** is off your schedule.');
  assert.is(await say('remove', { stream }), 'That is not on the schedule any more.');
});

test('who has no channel sees what everybody plans for the next seven days', async ({ say, day }) => {
  assert.is(await say('list', {}, 'ada'), 'Nobody has planned a stream for the next seven days.');
  const plan = { time: '20:00', 'time-zone': ZONE };
  await say('add', { ...plan, title: 'Far', day: day(9) });
  await say('add', { ...plan, title: 'Later', day: day(3) });
  await say('add', { ...plan, title: '*Soon*', day: day(1), weekly: true });
  const [first, ...lines] = (await say('list', {}, 'ada')).split('\n');
  assert.is(first, 'Coming up in the next seven days:');
  assert.equal(lines, [
    `mia: **\\*Soon\\***, <t:${secondsOf(day(1), 1200)}:F>, every week`,
    `mia: **Later**, <t:${secondsOf(day(3), 1200)}:F>`,
  ]);
});

test('who has no channel reads how to get one, and what is badly said reads why', async ({ say, day }) => {
  const plan = { title: 'Paint', day: day(2), time: '20:00', 'time-zone': ZONE };
  for (const [subcommand, options] of [
    ['add', plan],
    ['remove', { stream: 'x' }],
    ['skip', { stream: 'x' }],
  ] as const)
    assert.match(await say(subcommand, options, 'ada'), /You need a channel to plan streams\. .*\/dashboard/);
  assert.match(await say('add', { ...plan, day: 'soon' }), /"soon" is no day/);
  assert.match(await say('add', { ...plan, time: '25:00' }), /"25:00" is no time of day/);
  assert.match(await say('add', { ...plan, day: day(-2) }), /still to come/);
  assert.match(await say('list'), /has planned nothing/);
});

test.run();

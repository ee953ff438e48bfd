/** Schedules as scheduled events of a guild. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { PlannedGuild } from '../../../tests/support/planned-guild.ts';
import { suite } from '../../../tests/support/suite.ts';
import { syncGuildEvents } from './sync-guild-events.ts';

interface Context {
  it: GuildBot;
  planned: PlannedGuild;
  channel: Channel;
}

const test = suite<Context>('scheduled events of a guild');
const [SCHEDULED, ACTIVE, COMPLETED, CANCELED] = [1, 2, 3, 4];

test.before(async (context) => {
  context.it = await openGuildBot();
  context.planned = new PlannedGuild(context.it);
});
test.beforeEach(async (context) => {
  context.channel = await context.planned.clear();
});
test.after(({ it }) => it.close());

const run = <T>({ it, channel }: Context, work: (own: Channel) => Promise<T>) =>
  it.domain.database.unitOfWork(async () => work(await it.domain.channels.get(channel.slug)));

test('an event stands a week ahead, once, and follows the schedule', async (context) => {
  const { it, planned, channel } = context;
  const { id: entryId } = await planned.plan(channel, 3, { isWeekly: true });
  await it.work();
  await planned.sync();
  const day = planned.dayIn(3);
  const [event, ...more] = await planned.events();
  assert.equal(more, []);
  assert.equal(
    [event?.name, event?.scheduled_start_time, event?.entity_metadata.location],
    ['Painting', `${day}T12:00:00.000Z`, `http://glim.example/${channel.slug}`],
  );
  const change = { title: 'Ink', day, time: '13:00', lengthMinutes: 60, isWeekly: true, timeZone: 'UTC' };
  await run(context, (own) => it.domain.schedules.change(own, own.owner, { ...change, entryId }));
  await it.work();
  const [changed] = await planned.events();
  assert.equal(
    [changed?.id, changed?.name, changed?.scheduled_start_time, changed?.scheduled_end_time],
    [event?.id, 'Ink', `${day}T13:00:00.000Z`, `${day}T14:00:00.000Z`],
  );
});

test('it is cancelled when its day is skipped, and made again when that is taken back', async (context) => {
  const { it, planned, channel } = context;
  const { id: entryId } = await planned.plan(channel, 3);
  const day = planned.dayIn(3);
  for (const isSkipped of [true, false, true, false]) {
    await it.work();
    await run(context, (own) => it.domain.schedules.skip(own, own.owner, { entryId, day, isSkipped }));
    await it.work();
    assert.equal(await planned.statuses(), isSkipped ? [] : [SCHEDULED]);
  }
});

test('it starts with the stream, goes on beyond its time, and is completed when that ends', async (context) => {
  const { it, planned, channel } = context;
  await planned.plan(channel, 3);
  await it.work();
  it.domain.clock.set(`${planned.dayIn(3)}T11:50:00Z`);
  const stream = await planned.start(channel);
  await it.work();
  assert.equal(await planned.statuses(), [ACTIVE]);
  it.domain.clock.set(`${planned.dayIn(3)}T13:50:00Z`);
  const bot = { ...it.bot, now: () => it.domain.clock.now() };
  await run(context, () => syncGuildEvents({ guildId: planned.guildId }, bot));
  const [event] = await planned.events();
  assert.is(event?.scheduled_end_time, `${planned.dayIn(3)}T14:50:00.000Z`, 'or Discord would complete it');
  it.domain.clock.set(`${planned.dayIn(3)}T14:30:00Z`);
  await planned.sync();
  assert.equal(await planned.statuses(), [ACTIVE]);
  await planned.end(stream);
  await it.work();
  assert.equal(await planned.statuses(), []);
});

test('Discord begins it by itself: where nobody streams for an hour it is completed', async (context) => {
  const { it, planned, channel } = context;
  await planned.plan(channel, 3);
  await it.work();
  const [event] = await planned.events();
  await it.sandbox.control.changeEvent(event!.id, { status: ACTIVE });
  it.domain.clock.set(`${planned.dayIn(3)}T12:50:00Z`);
  await planned.sync();
  assert.equal(await planned.statuses(), [ACTIVE]);
  it.domain.clock.set(`${planned.dayIn(3)}T13:00:00Z`);
  await planned.sync();
  assert.equal(await planned.statuses(), []);
});

test('what a moderator deletes, cancels or ends is noticed at once and never made again', async (context) => {
  const { it, planned, channel } = context;
  const { control } = it.sandbox;
  for (const days of [2, 3, 4]) await planned.plan(channel, days);
  await it.work();
  const [first, second, third] = await planned.events();
  await control.deleteEvent(first!.id);
  await control.changeEvent(second!.id, { status: CANCELED });
  await control.changeEvent(third!.id, { status: ACTIVE });
  await control.changeEvent(third!.id, { status: COMPLETED });
  await control.until(async () => (await planned.rows()).every(({ takenAwayAt }) => takenAwayAt));
  await planned.sync();
  await it.restart();
  await planned.sync();
  assert.equal(await planned.events(), []);
});

test('what is taken away while the bot is away, or before its id is known, is obeyed too', async (context) => {
  const { it, planned, channel } = context;
  const { control } = it.sandbox;
  await planned.plan(channel, 2);
  await it.work();
  const [first] = await planned.events();
  await it.restart(() => control.deleteEvent(first!.id));
  await planned.sync();
  await planned.plan(channel, 3);
  await control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/guilds/*/scheduled-events' });
  await it.work().then(
    () => assert.unreachable('the answer was to be lost'),
    () => undefined,
  );
  const [second] = await planned.events();
  await control.until(async () =>
    it.bot.client.guilds.cache.get(planned.guildId)!.scheduledEvents.cache.has(second!.id),
  );
  await control.changeEvent(second!.id, { status: CANCELED });
  await control.until(async () => (await planned.rows()).every(({ takenAwayAt }) => takenAwayAt));
  await it.work();
  it.domain.clock.advance({ minutes: 1 });
  await planned.sync();
  assert.equal(await planned.events(), []);
});

test('an answer that is lost makes no second event, and one that is not wanted any more is found and cancelled', async (context) => {
  const { it, planned, channel } = context;
  for (const isSkipped of [false, true]) {
    const { id: entryId } = await planned.plan(channel, isSkipped ? 4 : 2);
    await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/guilds/*/scheduled-events' });
    await it.work().catch(() => undefined);
    await it.restart(() => it.sandbox.control.faults.clear());
    if (isSkipped) await run(context, (own) => it.domain.schedules.remove(own, own.owner, entryId));
    await it.work();
    await planned.sync();
    assert.is((await planned.events()).length, 1);
  }
});

test('a guild that turns them off has them cancelled, and on again made again', async ({ it, planned, channel }) => {
  await planned.plan(channel, 2);
  await it.work();
  const ada = await it.guild.as('ada', 'general');
  const answer = await it.guild.answerTo(ada, await ada.slash('live-alerts settings', { events: false }));
  assert.match(answer.content, 'Planned streams do not become scheduled events.');
  await it.work();
  assert.equal(await planned.events(), []);
  await it.guild.answerTo(ada, await ada.slash('live-alerts settings', { events: true }));
  await it.work();
  assert.equal(await planned.statuses(), [SCHEDULED]);
});

test('what stands and nothing is known of, as after the bot was removed and came back, is taken up', async ({
  it,
  planned,
  channel,
}) => {
  await planned.plan(channel, 2);
  await it.work();
  const [event] = await planned.events();
  await it.domain.database.pool.query('delete from guild_event');
  await planned.sync();
  const rows = await planned.rows();
  assert.equal([await planned.statuses(), rows.map(({ eventId }) => eventId)], [[SCHEDULED], [event?.id]]);
});

test.run();

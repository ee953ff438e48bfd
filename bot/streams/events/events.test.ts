/** Schedules as scheduled events of a guild, under Discord's faults. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { addDays, dayAt } from '#domain/metrics/zoned-day.ts';
import type { ScheduleEntry } from '#domain/streams/schedule/schedule-entry.entity.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  channel: Channel;
  guildId: string;
}

const test = suite<Context>('scheduled events of a guild');

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  context.guildId = context.it.sandbox.sandbox.guildId;
});
test.beforeEach(async (context) => {
  const { it, live, guildId } = context;
  const { control } = it.sandbox;
  await control.faults.clear();
  for (const { id } of (await control.state()).scheduledEvents) await control.deleteEvent(id);
  await emptyTables(it.domain.database.pool, 'alert_settings', 'alert_channel', 'guild_event', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  it.domain.clock.set(new Date().toISOString());
  context.channel = await live.openChannel();
  const place = { guildId, textChannelId: await control.channelId('live') };
  await it.domain.database.unitOfWork(async () => {
    await it.domain.alertChannels.add(place);
    await it.domain.guildStreams.choose(guildId, { wantsEvents: true });
  });
});
test.after(({ it }) => it.close());

const events = async ({ it }: Context) => (await it.sandbox.control.state()).scheduledEvents;
const dayIn = (days: number) => addDays(dayAt(new Date(), 'UTC'), days);
const run = <T>({ it, channel }: Context, work: (own: Channel) => Promise<T>) =>
  it.domain.database.unitOfWork(async () => work(await it.domain.channels.get(channel.slug)));

function plan(context: Context, days: number, more: { isWeekly?: boolean } = {}): Promise<ScheduleEntry> {
  const input = { title: 'Painting', day: dayIn(days), time: '12:00', lengthMinutes: 120, timeZone: 'UTC' };
  return run(context, (own) => context.it.domain.schedules.add(own, own.owner, { ...input, isWeekly: false, ...more }));
}

async function sync(context: Context) {
  await run(context, () => context.it.domain.guildEvents.requestSync());
  await context.it.work();
}

test('an event stands a week ahead, once, follows the schedule, and is cancelled when its day is skipped', async (context) => {
  const { it, channel } = context;
  const { id: entryId } = await plan(context, 3, { isWeekly: true });
  await it.work();
  await sync(context);
  const [event, ...more] = await events(context);
  assert.equal(more, []);
  assert.equal(
    [event?.name, event?.scheduled_start_time, event?.entity_metadata.location],
    ['Painting', `${dayIn(3)}T12:00:00.000Z`, `http://glim.example/${channel.slug}`],
  );
  const change = { title: 'Ink', day: dayIn(3), time: '13:00', lengthMinutes: 60, isWeekly: true, timeZone: 'UTC' };
  await run(context, (own) => it.domain.schedules.change(own, own.owner, { ...change, entryId }));
  await it.work();
  const [changed] = await events(context);
  assert.equal(
    [changed?.id, changed?.name, changed?.scheduled_start_time, changed?.scheduled_end_time],
    [event?.id, 'Ink', `${dayIn(3)}T13:00:00.000Z`, `${dayIn(3)}T14:00:00.000Z`],
  );
  await run(context, (own) => it.domain.schedules.skip(own, own.owner, { entryId, day: dayIn(3) }));
  await it.work();
  assert.equal(await events(context), []);
});

test('it starts with the stream and is completed when that ends', async (context) => {
  const { it, live, channel } = context;
  await plan(context, 3);
  await it.work();
  it.domain.clock.set(`${dayIn(3)}T11:50:00Z`);
  const stream = await live.start(channel);
  await it.work();
  assert.equal(
    (await events(context)).map(({ status }) => status),
    [2],
  );
  it.domain.clock.set(`${dayIn(3)}T14:30:00Z`);
  await sync(context);
  assert.equal(
    (await events(context)).map(({ status }) => status),
    [2],
    'it goes on beyond its time',
  );
  await live.end(stream);
  await it.work();
  assert.equal(await events(context), []);
});

test('what a moderator deleted or cancelled is left alone', async (context) => {
  const { it } = context;
  await plan(context, 2);
  await plan(context, 3);
  await it.work();
  const [first, second] = await events(context);
  await it.sandbox.control.deleteEvent(first!.id);
  await it.sandbox.control.changeEvent(second!.id, { status: 4 });
  await sync(context);
  await sync(context);
  assert.equal(await events(context), []);
});

test('an answer that is lost makes no second event, and one that is not wanted any more is found and cancelled', async (context) => {
  const { it } = context;
  for (const isSkipped of [false, true]) {
    const { id: entryId } = await plan(context, isSkipped ? 4 : 2);
    await it.sandbox.control.faults.order({
      kind: 'dropAfter',
      method: 'POST',
      path: '/guilds/*/scheduled-events',
      times: 4,
    });
    await it.work().catch(() => undefined);
    await it.restart(() => it.sandbox.control.faults.clear());
    if (isSkipped) await run(context, (own) => it.domain.schedules.remove(own, own.owner, entryId));
    await it.work();
    await sync(context);
    assert.is((await events(context)).length, 1);
  }
});

test('without the permission staff are told, and with it the event is made', async (context) => {
  const { it, guildId } = context;
  const { control } = it.sandbox;
  const bot = (await control.state()).roles.find(({ tags }) => tags?.bot_id)!;
  const holds = () => it.bot.client.guilds.cache.get(guildId)!.members.me!.permissions.has('CreateEvents');
  await control.editRole(bot.id, { permissions: String(BigInt(bot.permissions) & ~(1n << 44n)) });
  await control.until(async () => !holds());
  await plan(context, 2);
  await it.work();
  const report = await it.domain.database.unitOfWork(async () =>
    (await it.domain.capabilityReports.byKey(guildId)).get('events'),
  );
  assert.match(report?.failure ?? '', /I lack Create Events/);
  assert.equal(await events(context), []);
  await control.editRole(bot.id, { permissions: bot.permissions });
  await control.until(async () => holds());
  await sync(context);
  assert.is((await events(context)).length, 1);
});

test('a guild that turns them off has them cancelled', async (context) => {
  const { it } = context;
  await plan(context, 2);
  await it.work();
  const ada = await it.guild.as('ada', 'general');
  const answer = await it.guild.answerTo(ada, await ada.slash('live-alerts settings', { events: false }));
  assert.match(answer.content, 'Planned streams do not become scheduled events.');
  await it.work();
  assert.equal(await events(context), []);
});

test.run();

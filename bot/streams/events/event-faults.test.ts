/** Scheduled events while Discord fails, limits, refuses, or answers too late. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { PlannedGuild } from '../../../tests/support/planned-guild.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { BotContext } from '../../context.ts';
import { InTurn } from '../../in-turn.ts';
import { syncGuildEvents } from './sync-guild-events.ts';

interface Context {
  it: GuildBot;
  planned: PlannedGuild;
  channel: Channel;
}

const test = suite<Context>('scheduled events under faults');
const [CREATE, CHANGE] = [
  { method: 'POST', path: '/guilds/*/scheduled-events' },
  { method: 'PATCH', path: '/guilds/*/scheduled-events/*' },
];
const [CREATE_EVENTS, MANAGE_EVENTS] = [1n << 44n, 1n << 33n];
const [SCHEDULED, ACTIVE] = [1, 2];
/** https://docs.discord.com/developers/topics/opcodes-and-status-codes: uncompleted scheduled events. */
const FULL = 30_038;

test.before(async (context) => {
  context.it = await openGuildBot();
  context.planned = new PlannedGuild(context.it);
});
test.beforeEach(async (context) => {
  context.channel = await context.planned.clear();
});
test.after(({ it }) => it.close());

const fail = ({ it }: Context, target: object, status = 503) =>
  it.sandbox.control.faults.order({ kind: 'status', status, ...target });
const names = async ({ planned }: Context, guildId?: string) => (await planned.events(guildId)).map(({ name }) => name);
/** What a crash or an outage leaves in the queue is done after it. */
const tried = ({ it }: Context) =>
  it.work().then(
    () => assert.unreachable('Discord was to fail'),
    () => it.sandbox.control.faults.clear(),
  );

test('Discord fails when it is to be made, to begin and to end: each is done once, afterwards', async (context) => {
  const { it, planned, channel } = context;
  await planned.plan(channel, 3);
  await fail(context, CREATE);
  await tried(context);
  await it.work();
  assert.equal(await planned.events(), [], 'the answer may still come true');
  it.domain.clock.advance({ seconds: 31 });
  await planned.sync();
  assert.equal(await planned.statuses(), [SCHEDULED]);

  it.domain.clock.set(`${planned.dayIn(3)}T11:50:00Z`);
  const stream = await planned.start(channel);
  await fail(context, CHANGE);
  await tried(context);
  await it.work();
  assert.equal(await planned.statuses(), [ACTIVE]);

  await planned.end(stream);
  await fail(context, CHANGE);
  await tried(context);
  await it.work();
  assert.equal(await planned.statuses(), []);
  assert.ok((await planned.rows())[0]?.settledAt);
});

test('Discord makes it and answers too late: it is found, and no second call made one more', async (context) => {
  const { it, planned, channel } = context;
  await planned.plan(channel, 3);
  await it.sandbox.control.faults.order({ kind: 'dropAfter', ...CREATE });
  await tried(context);
  assert.is((await planned.events()).length, 1);
  await it.work();
  await planned.sync();
  const [event, ...more] = await planned.events();
  assert.equal(more, []);
  assert.is((await planned.rows())[0]?.eventId, event?.id);
});

test('a second event that stands for nothing is cancelled', async ({ it, planned, channel }) => {
  await planned.plan(channel, 3);
  await it.work();
  const [event] = await planned.events();
  const { name, privacy_level, entity_type, scheduled_start_time, scheduled_end_time, entity_metadata } = event!;
  const twin = { name, privacy_level, entity_type, scheduled_start_time, scheduled_end_time, entity_metadata };
  const foreign = { ...twin, entity_metadata: { location: 'The park' } };
  for (const draft of [twin, foreign])
    await it.sandbox.api('POST', `/guilds/${planned.guildId}/scheduled-events`, draft);
  await planned.sync();
  const left = (await planned.events()).map(({ id, entity_metadata: { location } }) => [id === event?.id, location]);
  assert.equal(left, [
    [true, entity_metadata.location],
    [false, 'The park'],
  ]);
});

test('a limit of an hour in one guild holds up no other, and is kept', async ({ it, planned, channel }) => {
  const { control } = it.sandbox;
  const { id: other } = await control.addGuild('Other');
  await control.until(async () => it.bot.client.guilds.cache.has(other));
  await planned.wantEvents(other);
  await planned.plan(channel, 3);
  const path = `/guilds/${planned.guildId}/scheduled-events`;
  await control.faults.order({ kind: 'rateLimit', method: 'POST', path, retryAfterSeconds: 3600 });
  await it.work();
  assert.equal([await planned.events(), await planned.statuses(other)], [[], [SCHEDULED]]);
  assert.match(it.bot.languages.of('en').tell((await planned.rows())[0]?.failure ?? ''), /asked me to wait/);
  const { rows } = await it.domain.database.pool.query('select run_at from graphile_worker.jobs where key = $1', [
    `guild-events:${planned.guildId}:again`,
  ]);
  assert.ok(rows[0].run_at.getTime() > Date.now() + 3_500_000);
  await it.restart();
  await planned.sync();
  assert.equal([await planned.statuses(), await planned.statuses(other)], [[SCHEDULED], [SCHEDULED]]);
});

test('each guild has its own choice of them', async (context) => {
  const { it, planned, channel } = context;
  const { control } = it.sandbox;
  const ids = [await control.addGuild('Grown-ups'), await control.addGuild('Nobody')].map(({ id }) => id);
  const [grownUps, nobody] = [ids[0]!, ids[1]!];
  for (const id of ids) await control.until(async () => it.bot.client.guilds.cache.has(id));
  await planned.wantEvents(grownUps, { titleWords: ['-painting'] });
  await planned.wantEvents(nobody, { isForAll: false });
  await planned.plan(channel, 3);
  await planned.plan(channel, 4, { title: 'Ink' });
  await it.work();
  assert.equal(await names(context), ['Painting', 'Ink']);
  assert.equal(await names(context, grownUps), ['Ink']);
  assert.equal(await names(context, nobody), []);
  const place = { guildId: nobody, textChannelId: await control.channelId('live', nobody) };
  await it.domain.database.unitOfWork(async () => {
    await it.domain.alertChannels.include(place, await it.domain.channels.get(channel.slug), null);
    await it.domain.alertChannels.edit(
      { ...place, guildId: grownUps, textChannelId: await control.channelId('live', grownUps) },
      { titleWords: [] },
    );
  });
  await it.work();
  assert.equal(await names(context, grownUps), ['Ink', 'Painting']);
  assert.equal(await names(context, nobody), ['Painting', 'Ink']);
});

test('two bots at once make one event, while Discord is slow and after it', async ({ it, planned, channel }) => {
  await planned.plan(channel, 3);
  await it.sandbox.control.faults.order({ kind: 'delay', ms: 300, ...CREATE });
  const bots: BotContext[] = [it.bot, { ...it.bot, inTurn: new InTurn() }];
  const { guildId } = planned;
  await Promise.all(bots.map((bot) => it.domain.database.unitOfWork(() => syncGuildEvents({ guildId }, bot))));
  for (const bot of bots) await it.domain.database.unitOfWork(() => syncGuildEvents({ guildId }, bot));
  assert.equal(await planned.statuses(), [SCHEDULED]);
});

test('where the guild is full staff are told, what stands is kept up, and with room the rest follows', async (context) => {
  const { it, planned, channel } = context;
  const { id: entryId } = await planned.plan(channel, 2);
  await it.work();
  await planned.plan(channel, 3);
  await planned.plan(channel, 4);
  await it.domain.database.unitOfWork(async () => {
    const own = await it.domain.channels.get(channel.slug);
    const change = { title: 'Ink', day: planned.dayIn(2), time: '13:00', lengthMinutes: 60, timeZone: 'UTC' };
    await it.domain.schedules.change(own, own.owner, { ...change, isWeekly: false, entryId });
  });
  it.domain.clock.advance({ minutes: 1 });
  await it.sandbox.control.faults.order({ kind: 'status', ...CREATE, status: 400, code: FULL, times: 9 });
  const { length: before } = await it.sandbox.control.requests();
  await it.work();
  assert.equal(await names(context), ['Ink']);
  assert.match(it.bot.languages.of('en').tell((await planned.failure()) ?? ''), 'This guild has 100 scheduled events');
  const made = (await it.sandbox.control.requests()).slice(before).filter(({ method }) => method === 'POST');
  assert.is(made.length, 1, 'the second is not asked for');
  await it.sandbox.control.faults.clear();
  it.domain.clock.advance({ minutes: 1 });
  await planned.sync();
  assert.equal([(await planned.events()).length, await planned.failure()], [3, null]);
});

test('without Create Events what stands is still begun and ended by Manage Events; without both staff are told', async (context) => {
  const { it, planned, channel } = context;
  const { control } = it.sandbox;
  const bot = (await control.state()).roles.find(({ tags }) => tags?.bot_id)!;
  const mayWhat = () => it.bot.client.guilds.cache.get(planned.guildId)!.members.me!.permissions.bitfield;
  const allow = async (bits: bigint) => {
    const wanted = (BigInt(bot.permissions) & ~(CREATE_EVENTS | MANAGE_EVENTS)) | bits;
    await control.editRole(bot.id, { permissions: String(wanted) });
    await control.until(async () => (mayWhat() & (CREATE_EVENTS | MANAGE_EVENTS)) === bits);
  };
  await planned.plan(channel, 3);
  await it.work();
  await allow(MANAGE_EVENTS);
  await planned.plan(channel, 4);
  it.domain.clock.set(`${planned.dayIn(3)}T11:50:00Z`);
  await planned.start(channel);
  await it.work();
  assert.equal(await planned.statuses(), [ACTIVE]);
  assert.match(it.bot.languages.of('en').tell((await planned.failure()) ?? ''), /Without Create Events I cannot/);
  await allow(0n);
  await planned.sync();
  assert.match(it.bot.languages.of('en').tell((await planned.failure()) ?? ''), /Without Create Events I cannot/);
  await allow(CREATE_EVENTS);
  await planned.sync();
  assert.equal(await planned.statuses(), [ACTIVE, SCHEDULED]);
  await control.editRole(bot.id, { permissions: bot.permissions });
});

test.run();

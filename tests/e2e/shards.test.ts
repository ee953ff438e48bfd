/**
 * Two bots, two shards, two guilds. Discord hands an interaction to every session of a shard, so each shard has one bot;
 * both take up jobs about either guild. Nothing is done twice, and who dies leaves its shard to the other.
 */
import * as assert from 'uvu/assert';
import { addDays, dayAt } from '#domain/metrics/zoned-day.ts';
import { mailParser } from '#platform/support-mail/parse-mail.ts';
import { eventually } from '../support/eventually.ts';
import { cardsOf } from '../support/glim.ts';
import { lastAnswer } from '../support/last-answer.ts';
import { picture } from '../support/pictures.ts';
import { suite } from '../support/suite.ts';
import { openTwoBots, type TwoBots } from '../support/two-bots.ts';

const STAFF = { name: 'Ada', user: null, discordId: null };
const LEAD = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };
const CORE = { discordId: '1', isHomeGuild: true, roles: ['core'] as const };

interface Context extends TwoBots {
  stream: { id: string; slug: string };
}

const test = suite<Context>('shards');

test.before(async (context) => {
  Object.assign(context, await openTwoBots());
});
test.after((context) => context.close());

/** What the bot says to the owner's command in a guild. */
async function ask({ discord, owner }: Context, guildId: string, command: string, options = {}): Promise<string> {
  const place = await owner(guildId, 'general');
  return (await lastAnswer(discord, place, await place.slash(command, options))).content;
}

async function cards({ owner, stream }: Context, guildId: string) {
  return cardsOf(await (await owner(guildId, 'live')).messages(), stream.slug);
}

/** What stands as a scheduled event of a guild. */
async function titles({ discord }: Context, guildId: string): Promise<string[]> {
  return (await discord.state(guildId)).scheduledEvents.map(({ name }) => name);
}

function planFor(title: string) {
  const day = addDays(dayAt(new Date(), 'UTC'), 3);
  return { title, day, time: '12:00', lengthMinutes: 60, isWeekly: false, timeZone: 'UTC' };
}

/** Waits until neither bot has such a task to do, or anything for the other. */
async function idle({ glim }: Context, ...tasks: string[]): Promise<void> {
  await eventually(`no ${tasks} to be left`, async () => {
    const { rows } = await glim.database.pool.query(
      `select 1 from graphile_worker.jobs
       where (task_identifier = any($1) or task_identifier like 'shard.%') and run_at <= now() limit 1`,
      [tasks],
    );
    return rows.length === 0;
  });
}

async function openStream({ glim, run }: Context) {
  const { slug } = await glim.openChannel();
  const { id } = await run(async ({ channels, streams }) => streams.start((await channels.get(slug)).id));
  return { id, slug };
}

test('each of two bots has one shard, and a stream is announced in the guilds of both', async (context) => {
  const { guildIds, discord } = context;
  for (const guildId of guildIds) {
    const live = await discord.channelId('live', guildId);
    await ask(context, guildId, 'live-alerts add', { channel: live });
  }
  context.stream = await openStream(context);
  for (const guildId of guildIds) await discord.until(async () => (await cards(context, guildId)).length === 1);
});

test('emotes come once to each guild, and what finds no slot once to the application', async (context) => {
  const { crowd, discord, guildIds, run } = context;
  for (const [number, name] of ['wave', 'hello'].entries()) {
    const image = await picture(number, { size: 8 });
    await run(async ({ emoteDesk, emoteProposals }) => {
      const { id } = await emoteProposals.propose({ name, image, channel: null, by: STAFF, source: 'web' });
      await emoteDesk.approve(id, 'Ada');
    });
  }
  for (const guildId of guildIds) {
    await run(({ guildEmotes }) => guildEmotes.choose(guildId, { mode: 'all', maxStatic: 1 }, 'Ada'));
    await crowd('emotes.sync', { place: guildId });
  }
  await discord.until(async () => (await discord.state()).applicationEmojis.length > 0, 30_000);
  await crowd('emotes.sync', { place: 'application' });
  await idle(context, 'emotes.sync');
  const uploads = (await discord.requests()).filter(({ method, path }) => method === 'POST' && /emojis$/.test(path));
  assert.is(uploads.length, 3);
  for (const guildId of guildIds) assert.is((await discord.state(guildId)).emojis.length, 1);
  assert.is((await discord.state()).applicationEmojis.length, 1);
});

test('a planned stream has one scheduled event in each guild', async (context) => {
  const { crowd, guildIds, discord, run, stream } = context;
  for (const guildId of guildIds) await run(({ guildStreams }) => guildStreams.choose(guildId, { wantsEvents: true }));
  await run(async ({ channels, schedules }) => {
    const channel = await channels.get(stream.slug);
    await schedules.add(channel, channel.owner, planFor('Ink'));
  });
  for (const guildId of guildIds) await crowd('guild-events.sync', { guildId });
  for (const guildId of guildIds) await discord.until(async () => (await titles(context, guildId)).length > 0, 30_000);
  await idle(context, 'guild-events.sync');
  for (const guildId of guildIds) assert.equal(await titles(context, guildId), ['Ink']);
});

test('a role of the home guild makes a moderator, who has a role in both guilds', async (context) => {
  const { crowd, discord, glim, guildIds, run } = context;
  const home = glim.sandbox.guildId;
  const moderator = await discord.roleId('Moderator', home);
  const { user } = await discord.addMember('Modesty', [moderator], home);
  for (const guildId of guildIds) if (guildId !== home) await discord.as(user.id).join(guildId);
  await run(({ accounts }) => accounts.signInWithDiscord({ id: user.id, name: 'Modesty', avatarUrl: null }));
  const given: string[] = [];
  await run(({ roleMappings }) => roleMappings.grantPlatformRole({ ...CORE }, home, moderator, 'moderator'));
  for (const guildId of guildIds) {
    const { id } = await discord.addRole('On Glim', { guildId });
    await run(({ roleMappings }) => roleMappings.giveGuildRole({ ...CORE }, guildId, id, 'moderator'));
    given.push(id);
  }
  await crowd('member.roles', { discordId: user.id });
  for (const [index, guildId] of guildIds.entries()) {
    await discord.until(async () => {
      const { members } = await discord.state(guildId);
      return members.find((member) => member.user.id === user.id)?.roles.includes(given[index]!);
    }, 30_000);
  }
  assert.equal((await run(({ accounts }) => accounts.findByDiscordId(user.id)))?.roles, ['moderator']);
});

test('who asked in both guilds is told once that a streamer is live', async (context) => {
  const { crowd, discord, guildIds, run, glim } = context;
  const { slug } = await glim.openChannel();
  const { user } = await discord.addMember('Pia', [], guildIds[0]);
  await discord.as(user.id).join(guildIds[1]);
  const stream = await run(async ({ channels, livePings, streams }) => {
    const channel = await channels.get(slug);
    for (const guildId of guildIds) await livePings.add(guildId, user.id, channel);
    return streams.start(channel.id);
  });
  await crowd('stream.pings', { streamId: stream.id });
  const direct = await discord.as(user.id).direct();
  await discord.until(async () => (await direct.messages()).length > 0, 30_000);
  await idle(context, 'stream.pings', 'pings.send');
  assert.is((await direct.messages()).length, 1);
});

test('staff of each guild are told once of what does not work, and of a promise that was broken', async (context) => {
  const { clock, crowd, discord, guildIds, owner, run, glim } = context;
  const { pool } = glim.database;
  clock.set(new Date().toISOString()); // What fails now has worked before.
  for (const [index, guildId] of guildIds.entries()) {
    const staffChannelId = await discord.channelId('staff', guildId);
    await run(async ({ capabilityReports, guilds, support, supportTargets }) => {
      await guilds.choose(guildId, { staffChannelId });
      await supportTargets.choose(LEAD, { guildId, categoryId: null, priority: null }, { firstResponseMinutes: 60 });
      const member = { id: `20000000000000002${index}`, name: 'Lou', avatarUrl: null };
      const ticketChannelId = '300000000000000002';
      const ticket = await support.open({ guildId, ticketChannelId, member, subject: 'Key', text: 'It fails' });
      await support.opened(ticket, '500000000000000001');
      await capabilityReports.failed(guildId, 'alerts', 'I am missing Embed Links in #live.');
    });
  }
  clock.advance({ hours: 2 });
  await run(({ capabilityNotices }) => capabilityNotices.settle());
  const ids = async (sql: string) => (await pool.query(sql)).rows.map(({ id }) => id);
  for (const id of await ids('select id from ticket')) await run(({ deadlineWatch }) => deadlineWatch.look(id));
  for (const alertId of await ids('select id from ticket_alert')) await crowd('ticket.alert', { alertId });
  for (const noticeId of await ids('select id from capability_notice')) await crowd('capability.notice', { noticeId });
  for (const guildId of guildIds) {
    const staff = await owner(guildId, 'staff');
    const told = async () => (await staff.messages()).flatMap(({ embeds }) => embeds.map(({ url }) => url ?? ''));
    await discord.until(async () => (await told()).filter((url) => /#alert-|\?notice=/.test(url)).length > 1, 30_000);
    await idle(context, 'ticket.alert', 'capability.notice');
    assert.is((await told()).filter((url) => url.includes('#alert-')).length, 1);
    assert.is((await told()).filter((url) => url.includes('?notice=')).length, 1);
  }
});

test('a mail stands once in its ticket', async (context) => {
  const { crowd, discord, glim, owner, run } = context;
  const guildId = glim.sandbox.guildId;
  const raw = 'From: wren@example.org\r\nSubject: No sound\r\nMessage-ID: <m@example.org>\r\n\r\nIt is silent.';
  const parsed = await mailParser.parse(Buffer.from(raw));
  const mail = await run(async ({ guilds, supportMail }) => {
    await guilds.choose(guildId, { ticketChannelId: await discord.channelId('support', guildId) });
    await supportMail.choose(guildId, { takesMail: true });
    return supportMail.receive(parsed);
  });
  await crowd('ticket.mail.received', { mailId: mail.id });
  await idle(context, 'ticket.mail.received');
  await discord.until(
    async () => (await run(({ supportMail }) => supportMail.find(mail.id)))?.state === 'posted',
    30_000,
  );
  const { threads } = await discord.state(guildId);
  const ours = threads.filter(({ name }) => name.includes('No sound'));
  assert.is(ours.length, 1);
  const messages = await (await owner(guildId, ours[0]!.name)).messages();
  assert.is(messages.filter(({ embeds }) => embeds[0]?.url?.includes(`?mail=${mail.id}`)).length, 1);
});

test('the shard of a bot that is killed is taken over, and nothing is done twice', async (context) => {
  const { glim, guildIds, discord, run, stream } = context;
  await glim.bot.stop('SIGKILL');
  await run(async ({ channels, schedules, streams }) => {
    const lostAt = new Date();
    await streams.lost(stream.id, lostAt);
    await streams.endIfStillLost(stream.id, lostAt);
    const channel = await channels.get(stream.slug);
    const [entry] = await schedules.list(channel);
    await schedules.add(channel, channel.owner, planFor('Oil'));
    await schedules.remove(channel, channel.owner, entry!.id);
  });
  for (const guildId of guildIds) {
    await discord.until(async () => /was live/.test(JSON.stringify(await cards(context, guildId))), 30_000);
    assert.is((await cards(context, guildId)).length, 1);
    await discord.until(async () => (await titles(context, guildId)).join() === 'Oil', 30_000);
    assert.ok(!(await ask(context, guildId, 'live now')).includes(stream.slug));
  }
});

test.run();

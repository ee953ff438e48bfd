/** The role that members wear while they are live, under Discord's faults. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  /** Mia's, who is a member of both guilds. */
  channel: Channel;
  mia: string;
  first: string;
  second: string;
  /** Whether she wears the role called Streamer. */
  wears(guildId: string): Promise<boolean>;
}

const test = suite<Context>('the live role');

const roleOf = async ({ it }: Pick<Context, 'it'>, guildId: string, name: string): Promise<string> =>
  (await it.sandbox.control.state(guildId)).roles.find((role) => role.name === name)!.id;

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  const { control, sandbox } = context.it.sandbox;
  context.mia = await control.userId('mia');
  context.first = sandbox.guildId;
  context.second = (await control.addGuild('Second')).id;
  await control
    .as(context.mia)
    .join(context.second)
    .catch(() => undefined);
  await control.until(async () => context.it.bot.client.guilds.cache.get(context.second));
  context.wears = async (guildId) => {
    const { members } = await control.state(guildId);
    const roles = members.find(({ user }) => user?.id === context.mia)?.roles ?? [];
    return roles.includes(await roleOf(context, guildId, 'Streamer'));
  };
});
test.beforeEach(async (context) => {
  const { it, live, mia, first, second } = context;
  await emptyTables(it.domain.database.pool, 'alert_settings', 'live_role_grant', 'stream', 'channel', '"user"');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await it.sandbox.control.faults.clear();
  context.channel = await live.openChannel();
  await it.domain.database.pool.query('update "user" set discord_id = $1', [mia]);
  for (const guildId of [first, second]) {
    const liveRoleId = await roleOf(context, guildId, 'Streamer');
    await it.domain.database.unitOfWork(() => it.domain.guildStreams.choose(guildId, { liveRoleId }));
    if (await context.wears(guildId))
      await it.bot.client.guilds.cache.get(guildId)!.members.removeRole({ user: mia, role: liveRoleId });
  }
});
test.after(({ it }) => it.close());

const sync = ({ it }: Context) => it.domain.database.unitOfWork(() => it.domain.liveRoles.requestSync());

test('is given in each guild that has one, kept through a short absence, and taken at the end', async (context) => {
  const { it, live, channel, first, second, wears } = context;
  const stream = await live.start(channel);
  await it.work();
  assert.equal([await wears(first), await wears(second)], [true, true]);
  await it.domain.database.unitOfWork(() => it.domain.streams.lost(stream.id));
  await sync(context);
  await it.work();
  assert.is(await wears(first), true);
  await it.domain.database.unitOfWork(() => it.domain.streams.endIfStillLost(stream.id, it.domain.clock.now()));
  await it.work();
  assert.equal([await wears(first), await wears(second)], [false, false]);
});

test('what a crash left is found again: a role that was given and not stored, and one that is to be taken', async (context) => {
  const { it, live, channel, first, wears } = context;
  const stream = await live.start(channel);
  await it.sandbox.control.faults.order({
    kind: 'dropAfter',
    method: 'PUT',
    path: '/guilds/*/members/*/roles/*',
    times: 8,
  });
  await it.work().catch(() => undefined);
  await it.restart(async () => {
    await it.sandbox.control.faults.clear();
    await live.end(stream);
  });
  await it.work();
  assert.is(await wears(first), false);
});

test('a role that staff took away comes back while its member is live', async (context) => {
  const { it, live, channel, first, mia, wears } = context;
  await live.start(channel);
  await it.work();
  await it.sandbox.control.takeRole(mia, await roleOf(context, first, 'Streamer'));
  await it.sandbox.control.until(async () => {
    const role = await roleOf(context, first, 'Streamer');
    return !it.bot.client.guilds.cache.get(first)?.members.cache.get(mia)?.roles.cache.has(role);
  });
  await sync(context);
  await it.work();
  assert.is(await wears(first), true);
});

test('a role above the bot’s own is told to staff, and holds up no other guild', async (context) => {
  const { it, live, channel, first, second, wears } = context;
  const liveRoleId = await roleOf(context, first, 'Core Team');
  await it.domain.database.unitOfWork(() => it.domain.guildStreams.choose(first, { liveRoleId }));
  await live.start(channel);
  await it.work();
  assert.is(await wears(second), true);
  const report = await it.domain.database.unitOfWork(async () =>
    (await it.domain.capabilityReports.byKey(first)).get('live-role'),
  );
  assert.match(it.bot.languages.of('en').tell(report?.failure ?? ''), /is above my role/);
});

test('the role of before is taken when another is chosen, or none', async (context) => {
  const { it, live, channel, first, wears } = context;
  await live.start(channel);
  await it.work();
  const ada = await it.guild.as('ada', 'general');
  const answer = await it.guild.answerTo(ada, await ada.slash('live-alerts settings', { 'no-live-role': true }));
  assert.match(answer.content, 'There is no live role.');
  await it.work();
  assert.is(await wears(first), false);
});

test('who wears it by another’s hand keeps it at the end', async (context) => {
  const { it, live, channel, first, mia, wears } = context;
  await it.sandbox.control.giveRole(mia, await roleOf(context, first, 'Streamer'));
  const stream = await live.start(channel);
  await it.work();
  await live.end(stream);
  await it.work();
  assert.is(await wears(first), true);
});

test('a limit of an hour in one guild holds up no other; after it the role is given, and taken though its member left', async (context) => {
  const { it, live, channel, first, second, mia, wears } = context;
  const { control } = it.sandbox;
  const path = `/guilds/${first}/members/*/roles/*`;
  await control.faults.order({ kind: 'rateLimit', method: 'PUT', path, retryAfterSeconds: 3600 });
  const stream = await live.start(channel);
  await it.work().then(
    () => assert.unreachable('it is to be tried again'),
    () => undefined,
  );
  assert.equal([await wears(first), await wears(second)], [false, true]);
  await it.restart();
  await it.work();
  assert.is(await wears(first), true);
  await control.as(mia).leave(second);
  await live.end(stream);
  await it.work();
  assert.is(await wears(first), false);
  const { rows } = await it.domain.database.pool.query('select 1 from live_role_grant');
  assert.is(rows.length, 0);
});

test.run();

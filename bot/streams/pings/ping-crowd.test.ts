/** Pings of many members: what Discord permits a bot in a row, whatever is killed meanwhile. */
import * as assert from 'uvu/assert';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { type GuildBot, openGuildBot } from '../../../tests/support/guild-bot.ts';
import { LiveGuild } from '../../../tests/support/live-guild.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context {
  it: GuildBot;
  live: LiveGuild;
  channel: Channel;
  members: string[];
}

const test = suite<Context>('pings of many members');
const CROWD = 60;
const A_TURN = 25;

test.before(async (context) => {
  context.it = await openGuildBot();
  context.live = new LiveGuild(context.it);
  const { control } = context.it.sandbox;
  const names = Array.from({ length: CROWD }, (_, index) => `fan${index}`);
  context.members = (await Promise.all(names.map((name) => control.addMember(name)))).map(({ user }) => user.id);
});
test.beforeEach(async (context) => {
  const { it, live } = context;
  await emptyTables(it.domain.database.pool, 'alert_channel', 'ping_member', 'ping_delivery', 'stream', 'channel');
  await it.domain.database.pool.query('delete from graphile_worker._private_jobs');
  await it.sandbox.control.faults.clear();
  it.domain.clock.set(new Date().toISOString());
  context.channel = await live.openChannel();
});
test.after(({ it }) => it.close());

function ask({ it, members, channel }: Context) {
  return it.domain.database.pool.query(
    `insert into live_ping (id, guild_id, member_id, channel_id, created_at)
     select gen_random_uuid(), $1, member, $2, now() from unnest($3::text[]) as member`,
    [it.sandbox.sandbox.guildId, channel.id, members],
  );
}

/** To whom DMs about the channel went, once for each. */
async function told({ it, channel }: Context): Promise<string[]> {
  const posts = (await it.sandbox.control.requests()).filter(
    ({ method, path, body }) =>
      method === 'POST' && /messages$/.test(path) && JSON.stringify(body).includes(`/${channel.slug}?`),
  );
  return posts.map(({ path }) => path);
}

/** However slow the machine is, no turn comes by itself. */
const holdTurns = ({ it }: Context) =>
  it.domain.database.pool.query(
    `update graphile_worker._private_jobs set run_at = run_at + interval '1 day' where run_at > now() and attempts = 0`,
  );

/** The next turn has come, for those that wait for it. */
const nextTurn = ({ it }: Context) =>
  it.domain.database.pool.query(
    `update graphile_worker._private_jobs set run_at = now()
     where run_at = (select min(run_at) from graphile_worker._private_jobs where run_at > now())`,
  );

test('25 are told in half a minute, a kill in the middle loses and doubles none, and in the end all are told', async (context) => {
  const { it, live, members } = context;
  await ask(context);
  await live.start(context.channel);
  await it.sandbox.control.faults.order({
    kind: 'delay',
    method: 'POST',
    path: '/channels/*/messages',
    ms: 0,
    times: 9,
  });
  await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/channels/*/messages', times: 4 });
  await it.work().then(
    () => assert.unreachable('the tenth answer was to be lost'),
    () => undefined,
  );
  await holdTurns(context);
  await it.restart(() => it.sandbox.control.faults.clear());
  await it.work();
  assert.is(new Set(await told(context)).size, A_TURN, 'the others wait for their turn');
  for (const count of [2 * A_TURN, CROWD]) {
    await nextTurn(context);
    await it.work();
    assert.is(new Set(await told(context)).size, count);
  }
  const { rows } = await it.domain.database.pool.query('select member_id, state from ping_delivery');
  assert.equal(
    rows.map(({ member_id, state }) => `${member_id} ${state}`).sort(),
    members.map((id) => `${id} sent`).sort(),
  );
  const seen = await Promise.all(
    members.slice(0, 12).map(async (id) => (await it.sandbox.control.as(id).direct()).messages()),
  );
  assert.ok(seen.every((messages) => messages.length === 1));
});

test('a DM is opened when a member asks for it, and not by the ping', async (context) => {
  const { it, live, channel } = context;
  const presence = await it.guild.as('fan1', 'general');
  await it.guild.answerTo(presence, await presence.slash('notify add', { streamer: channel.slug }));
  await it.restart();
  const opened = async () =>
    (await it.sandbox.control.requests()).filter(({ path }) => path === '/users/@me/channels').length;
  const before = await opened();
  await live.start(channel);
  await it.work();
  assert.ok(before > 0);
  assert.equal([await opened(), (await told(context)).length], [before, 1]);
});

test.run();

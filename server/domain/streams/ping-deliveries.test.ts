import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { Stream } from './stream.entity.ts';

interface Context extends TestDomain {
  channel: Channel;
  run: TestDomain['database']['unitOfWork'];
}

const test = suite<Context>('members’ own pings');
const [GUILD, OTHER_GUILD] = ['100000000000000001', '100000000000000002'];
const member = (n: number) => String(500_000_000_000_000_000n + BigInt(n));

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.run = context.database.unitOfWork;
});
test.beforeEach(async (context) => {
  const { pool } = context.database;
  await pool.query('delete from "user"; delete from ping_member; delete from alert_settings');
  await pool.query('delete from graphile_worker._private_jobs');
  context.clock.set('2026-03-04T12:00:00Z');
  context.channel = (await context.run(() => openChannel(context))).channel;
});
test.after((context) => context.close());

async function goLive({ run, streams, channel }: Context): Promise<Stream> {
  return run(() => streams.start(channel.id));
}

async function endStream({ run, streams, clock }: Context, { id }: Stream): Promise<void> {
  await run(async () => {
    await streams.lost(id);
    await streams.endIfStillLost(id, clock.now());
  });
}

async function outcomes({ database }: Context, { id }: Stream): Promise<Record<string, string>> {
  const { rows } = await database.pool.query(
    'select member_id, coalesce(skipped_by, state) as outcome from ping_delivery where stream_id = $1',
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.member_id, row.outcome]));
}

/** Marks all that is due as sent. */
const sendAll = ({ database, clock }: Context) =>
  database.pool.query(`update ping_delivery set state = 'sent', settled_at = $1 where state = 'due'`, [clock.now()]);

/** That many members ask for pings, one a second. */
const ask = ({ database, channel }: Context, { from, count }: { from: number; count: number }) =>
  database.pool.query(
    `insert into live_ping (id, guild_id, member_id, channel_id, created_at)
     select gen_random_uuid(), $1, (500000000000000000 + n)::text, $2, '2026-01-01'::timestamptz - n * interval '1 second'
     from generate_series($3::int, $4::int) n`,
    [GUILD, channel.id, from, from + count - 1],
  );

/** How many DMs are due in which half minute from noon on. */
async function turns({ database }: Context): Promise<[number, number][]> {
  const { rows } = await database.pool.query(
    `select extract(epoch from run_at - '2026-03-04T12:00:00Z')::int / 30 as turn,
       sum(json_array_length(payload -> 'deliveryIds'))::int as count
     from graphile_worker._private_jobs where payload -> 'deliveryIds' is not null group by 1 order by 1`,
  );
  return rows.map(({ turn, count }) => [turn, count]);
}

test('a thousand members have their turns, who asked first first, and asking again adds none', async (context) => {
  const { run, pingDeliveries } = context;
  await ask(context, { from: 1, count: 1000 });
  const stream = await goLive(context);
  await context.database.pool.query('delete from graphile_worker._private_jobs');
  assert.is(await run(() => pingDeliveries.prepare(stream.id)), 1000);
  assert.equal(
    await turns(context),
    Array.from({ length: 40 }, (_, turn) => [turn, 25]),
  );
  const batches = (await context.listJobs()).filter(({ task }) => task === 'pings.send');
  assert.is(new Set(batches.flatMap(({ payload }) => payload.deliveryIds)).size, 1000);
  const { rows } = await context.database.pool.query('select member_id from ping_delivery order by due_at limit 25');
  assert.ok(rows.every(({ member_id }) => member_id > member(975)));
  await sendAll(context);
  assert.is(await run(() => pingDeliveries.prepare(stream.id)), 0);
  assert.is(Object.keys(await outcomes(context, stream)).length, 1000);
});

test('streams that begin together share the turns, and none is over-filled', async (context) => {
  const { run, pingDeliveries } = context;
  const first = await goLive(context);
  await ask(context, { from: 1, count: 30 });
  const other = { ...context, channel: (await run(() => openChannel(context))).channel };
  const second = await goLive(other);
  await ask(other, { from: 101, count: 60 });
  await context.database.pool.query('delete from graphile_worker._private_jobs');
  await Promise.all([first, second].map(({ id }) => run(() => pingDeliveries.prepare(id))));
  assert.equal(await turns(context), [
    [0, 25],
    [1, 25],
    [2, 25],
    [3, 15],
  ]);
});

test('the guild’s cap counts what is still to be sent', async (context) => {
  const { run, pingDeliveries, guildStreams } = context;
  await run(() => guildStreams.choose(GUILD, { dailyPingCap: 1 }));
  const other = { ...context, channel: (await run(() => openChannel(context))).channel };
  for (const each of [context, other]) await ask(each, { from: 1, count: 1 });
  const streams = [await goLive(context), await goLive(other)];
  for (const { id } of streams) await run(() => pingDeliveries.prepare(id));
  assert.equal(await Promise.all(streams.map((stream) => outcomes(context, stream))), [
    { [member(1)]: 'due' },
    { [member(1)]: 'cap' },
  ]);
});

test('who takes the wish back, pauses or comes to their quiet hours before their turn is left out', async (context) => {
  const { run, livePings, pingDeliveries, channel, clock } = context;
  await ask(context, { from: 1, count: 4 });
  const stream = await goLive(context);
  await run(() => pingDeliveries.prepare(stream.id));
  clock.set('2026-03-04T12:10:00Z');
  await run(async () => {
    await livePings.remove(GUILD, member(1), channel);
    await livePings.pause(member(2), 1);
    await livePings.setQuietHours(member(3), { timeZone: 'UTC', from: 12 * 60 + 5, to: 13 * 60 });
    const jobs = (await context.listJobs()).filter(({ task }) => task === 'pings.send');
    const due = await pingDeliveries.listDue(jobs.flatMap(({ payload }) => payload.deliveryIds ?? []));
    const left = await pingDeliveries.withoutUnwanted(due);
    assert.equal(
      left.map(({ memberId }) => memberId),
      [member(4)],
    );
  });
  assert.equal(await outcomes(context, stream), {
    [member(1)]: 'unwanted',
    [member(2)]: 'paused',
    [member(3)]: 'quiet',
    [member(4)]: 'due',
  });
});

test('one member is told once of a stream, in however many guilds they asked', async (context) => {
  const { run, livePings, pingDeliveries, channel } = context;
  await run(async () => {
    assert.is(await livePings.add(GUILD, member(1), channel), true);
    assert.is(await livePings.add(GUILD, member(1), channel), false);
    await livePings.add(OTHER_GUILD, member(1), channel);
  });
  const stream = await goLive(context);
  await Promise.all([1, 2, 3].map(() => run(() => pingDeliveries.prepare(stream.id))));
  assert.equal(await outcomes(context, stream), { [member(1)]: 'due' });
});

test('quiet hours, a pause and the guild’s cap keep a ping back, and say so', async (context) => {
  const { run, livePings, pingDeliveries, guildStreams, channel } = context;
  await run(async () => {
    for (const n of [1, 2, 3]) await livePings.add(GUILD, member(n), channel);
    await livePings.add(OTHER_GUILD, member(4), channel);
    await livePings.setQuietHours(member(1), { timeZone: 'Europe/Berlin', from: 12 * 60, to: 14 * 60 });
    await livePings.pause(member(2), 3);
    await guildStreams.choose(OTHER_GUILD, { dailyPingCap: 0 });
  });
  const stream = await goLive(context);
  await run(() => pingDeliveries.prepare(stream.id));
  assert.equal(await outcomes(context, stream), {
    [member(1)]: 'quiet',
    [member(2)]: 'paused',
    [member(3)]: 'due',
    [member(4)]: 'cap',
  });
});

test('a cap counts a day, and a streamer who begins again at once is no news', async (context) => {
  const { run, livePings, pingDeliveries, guildStreams, channel, clock } = context;
  await run(async () => {
    await livePings.add(GUILD, member(1), channel);
    await guildStreams.choose(GUILD, { dailyPingCap: 2 });
  });
  const outcome = async () => {
    const stream = await goLive(context);
    await run(() => pingDeliveries.prepare(stream.id));
    const said = (await outcomes(context, stream))[member(1)];
    await sendAll(context);
    clock.advance({ minutes: 1 });
    await endStream(context, stream);
    return said;
  };
  assert.is(await outcome(), 'due');
  assert.is(await outcome(), 'flap');
  clock.advance({ hours: 1 });
  assert.is(await outcome(), 'due');
  clock.advance({ hours: 1 });
  assert.is(await outcome(), 'cap');
  clock.advance({ hours: 24 });
  assert.is(await outcome(), 'due');
});

test('who leaves is told nothing more through that guild, and who is forgotten leaves no row', async (context) => {
  const { run, livePings, pingDeliveries, channel, database } = context;
  await run(async () => {
    await livePings.add(GUILD, member(1), channel);
    await livePings.add(OTHER_GUILD, member(1), channel);
    await livePings.left(GUILD, [member(1)]);
    assert.equal(await livePings.list(GUILD, member(1)), []);
    assert.is((await livePings.list(OTHER_GUILD, member(1))).length, 1);
    await livePings.setQuietHours(member(1), { timeZone: 'UTC', from: 0, to: 60 });
  });
  const stream = await goLive(context);
  await run(() => pingDeliveries.prepare(stream.id));
  await run(() => livePings.forget(member(1)));
  for (const table of ['live_ping', 'ping_member', 'ping_delivery']) {
    const { rows } = await database.pool.query(`select 1 from ${table} where member_id = $1`, [member(1)]);
    assert.is(rows.length, 0, table);
  }
});

test('closed DMs are remembered for a week, or until the member asks again', async (context) => {
  const { run, livePings, channel, clock } = context;
  const isClosed = () => run(async () => livePings.isDmClosed((await livePings.findMember(member(1)))!));
  await run(() => livePings.dmClosed(member(1)));
  assert.is(await isClosed(), true);
  await run(() => livePings.add(GUILD, member(1), channel));
  assert.is(await isClosed(), false);
  await run(() => livePings.dmClosed(member(1)));
  clock.advance({ hours: 7 * 24 + 1 });
  assert.is(await isClosed(), false);
});

test.run();

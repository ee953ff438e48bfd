import * as assert from 'uvu/assert';
import { openTestDomain, RECONNECT_WINDOW_MS, type TestDomain } from '../../../tests/support/domain.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { Channel } from '../channels/channel.entity.ts';

interface Context extends TestDomain {
  channel: Channel;
}

const test = suite<Context>('streams');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await context.database.pool.query('delete from "user"');
  await context.database.unitOfWork(async () => {
    context.channel = (await openChannel(context)).channel;
  });
  context.published.length = 0;
  await context.database.pool.query('delete from graphile_worker._private_jobs');
});
test.after((context) => context.close());

/** Each call is a request of its own, as in life. */
function started({ database, streams, channel }: Context) {
  return database.unitOfWork(() => streams.start(channel.id));
}

test('a stream and the job that announces it begin together', async (context) => {
  const stream = await started(context);
  const jobs = await context.listJobs();
  assert.equal(
    jobs.map(({ task, payload }) => ({ task, payload })),
    [
      { task: 'stream.started', payload: { streamId: stream.id } },
      { task: 'stream.pings', payload: { streamId: stream.id } },
      { task: 'live-roles.sync', payload: {} },
    ],
  );
  assert.equal(context.published, [
    { topic: 'stream.started', message: { streamId: stream.id, slug: context.channel.slug } },
  ]);
});

test('twenty first packets at once make one stream and one announcement', async (context) => {
  const streams = await Promise.all(Array.from({ length: 20 }, () => started(context)));
  assert.is(new Set(streams.map((stream) => stream.id)).size, 1);
  assert.is((await context.listJobs()).filter(({ task }) => task === 'stream.started').length, 1);
});

test('a stream that comes back within the window is the same stream', async (context) => {
  const first = await started(context);
  await context.database.unitOfWork(() => context.streams.lost(first.id));
  context.clock.advance({ minutes: 2 });

  const second = await started(context);
  assert.is(second.id, first.id);
  assert.is(second.lostAt, null);
});

test('a stream that comes back after the window is a new one, and the old one has ended when it was lost', async (context) => {
  const first = await started(context);
  context.clock.advance({ minutes: 10 });
  const lostAt = context.clock.now();
  await context.database.unitOfWork(() => context.streams.lost(first.id));
  context.clock.advance({ minutes: 3 });

  const second = await started(context);
  assert.is.not(second.id, first.id);
  const old = await context.database.unitOfWork(() => context.streams.find(first.id));
  assert.equal(old?.endedAt, lostAt);
  assert.equal(
    (await context.listJobs()).map(({ task }) => task).filter((task) => task !== 'live-roles.sync'),
    ['stream.started', 'stream.pings', 'stream.lost', 'stream.ended', 'stream.started', 'stream.pings'],
  );
});

test('losing a stream enqueues its end for when the window is over', async (context) => {
  const stream = await started(context);
  await context.database.unitOfWork(() => context.streams.lost(stream.id));
  const job = (await context.listJobs()).find(({ task }) => task === 'stream.lost');
  assert.is(job?.task, 'stream.lost');
  assert.is(job?.runAt.getTime(), context.clock.now().getTime() + RECONNECT_WINDOW_MS);
});

test('the end of the window ends a stream that is still lost, once', async (context) => {
  const { database, streams, clock } = context;
  const stream = await started(context);
  const lostAt = clock.now();
  await database.unitOfWork(() => streams.lost(stream.id));

  assert.is(await database.unitOfWork(() => streams.endIfStillLost(stream.id, lostAt)), true);
  assert.is(await database.unitOfWork(() => streams.endIfStillLost(stream.id, lostAt)), false);
  const ended = await database.unitOfWork(() => streams.find(stream.id));
  assert.equal(ended?.endedAt, lostAt);
});

test('the end of an old window leaves a stream alone that came back and was lost again', async (context) => {
  const { database, streams, clock } = context;
  const stream = await started(context);
  const firstLoss = clock.now();
  await database.unitOfWork(() => streams.lost(stream.id));
  clock.advance({ minutes: 1 });
  await started(context);
  clock.advance({ minutes: 1 });
  await database.unitOfWork(() => streams.lost(stream.id));

  assert.is(await database.unitOfWork(() => streams.endIfStillLost(stream.id, firstLoss)), false);
});

test('the peak is the highest number at one moment', async (context) => {
  const { database, streams } = context;
  const stream = await started(context);
  for (const viewers of [3, 9, 4])
    await database.unitOfWork(() => streams.recordHeartbeats([{ streamId: stream.id, viewers }]));

  const seen = await database.unitOfWork(() => streams.find(stream.id));
  assert.equal([seen?.viewers, seen?.peakViewers], [4, 9]);
});

test('a stream without a sign of life is silent, one with is not', async (context) => {
  const { database, streams, clock } = context;
  const stream = await started(context);
  clock.advance({ minutes: 1 });
  const silent = await database.unitOfWork(() => streams.listSilentSince(clock.now(), { limit: 100 }));
  assert.ok(silent.some(({ id }) => id === stream.id));

  await database.unitOfWork(() => streams.recordHeartbeats([{ streamId: stream.id, viewers: 0 }]));
  const after = await database.unitOfWork(() => streams.listSilentSince(clock.now(), { limit: 100 }));
  assert.not.ok(after.some(({ id }) => id === stream.id));
});

test('seconds live are cut at the edges of the period', async (context) => {
  const { database, streams, clock } = context;
  clock.set('2027-01-01T10:00:00Z');
  const stream = await started(context);
  clock.set('2027-01-01T11:00:00Z');
  await database.unitOfWork(() => streams.lost(stream.id));

  const within = (from: string, to: string) =>
    database.unitOfWork(() => streams.secondsLive({ from: new Date(from), to: new Date(to) }));
  assert.is(await within('2027-01-01T00:00:00Z', '2027-01-02T00:00:00Z'), 3600);
  assert.is(await within('2027-01-01T10:30:00Z', '2027-01-01T10:45:00Z'), 900);
  assert.is(await within('2027-01-01T11:00:00Z', '2027-01-01T12:00:00Z'), 0);
  clock.set('2026-03-04T12:00:00Z');
});

test.run();

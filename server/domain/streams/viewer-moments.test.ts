import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context extends TestDomain {
  /** Two live streams, each on a server of its own. */
  first: string;
  second: string;
}

const test = suite<Context>('viewer moments');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  const { accounts, channels, clock, database, streams } = context;
  await database.pool.query('delete from "user"; delete from viewer_moment');
  clock.set('2026-03-04T12:00:00Z');
  const start = () =>
    database.unitOfWork(async () => (await streams.start((await openChannel({ accounts, channels })).channel.id)).id);
  context.first = await start();
  context.second = await start();
});
test.after((context) => context.close());

/** A server's heartbeat, after which it counts. */
function beat({ database, streams, viewerMoments }: Context, streamId: string, viewers: number): Promise<void> {
  return database.unitOfWork(async () => {
    await streams.recordHeartbeats([{ streamId, viewers }]);
    await viewerMoments.record();
  });
}

function highest({ database, viewerMoments }: Context, from: string, to: string) {
  return database.unitOfWork(() => viewerMoments.highest({ from: new Date(from), to: new Date(to) }));
}

const DAY = ['2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z'] as const;

test("is the most viewers of all streams at one moment, not the sum of the streams' own peaks", async (context) => {
  await beat(context, context.first, 10);
  await beat(context, context.second, 1);
  context.clock.advance({ seconds: 5 });
  await beat(context, context.first, 2);
  await beat(context, context.second, 9);
  context.clock.advance({ seconds: 5 });
  await beat(context, context.first, 3);
  assert.equal(await highest(context, ...DAY), { viewers: 12, takenAt: new Date('2026-03-04T12:00:10Z') });
});

test('is not only compared with the moment before', async (context) => {
  for (const viewers of [3, 9, 4, 5, 1]) {
    await beat(context, context.first, viewers);
    context.clock.advance({ minutes: 1 });
  }
  assert.is((await highest(context, ...DAY))?.viewers, 9);
});

test('leaves out a stream whose server has fallen silent, and one that was lost', async (context) => {
  await beat(context, context.first, 50);
  await beat(context, context.second, 1);
  context.clock.advance({ seconds: 20 });
  await beat(context, context.second, 2);
  assert.is(
    (await highest(context, '2026-03-04T12:00:01Z', DAY[1]))?.viewers,
    0,
    'the minute keeps its highest moment',
  );
  context.clock.advance({ minutes: 1 });
  await beat(context, context.second, 3);
  assert.is((await highest(context, '2026-03-04T12:01:00Z', DAY[1]))?.viewers, 3);
});

test('belongs to the period in which it was', async (context) => {
  await beat(context, context.first, 0);
  context.clock.set('2026-03-09T03:59:58Z');
  await beat(context, context.first, 7);
  context.clock.set('2026-03-09T04:00:03Z');
  await beat(context, context.first, 8);
  assert.is((await highest(context, '2026-03-02T05:00:00Z', '2026-03-09T04:00:00Z'))?.viewers, 7);
  assert.is((await highest(context, '2026-03-09T04:00:00Z', '2026-03-16T04:00:00Z'))?.viewers, 8);
});

test('is 0 where nobody was live, and unknown where somebody was before moments were counted', async (context) => {
  assert.equal(await highest(context, '2026-02-01T00:00:00Z', '2026-02-08T00:00:00Z'), { viewers: 0, takenAt: null });
  context.clock.set('2026-03-04T18:00:00Z');
  assert.is(await highest(context, ...DAY), null);
  await beat(context, context.first, 4);
  assert.is(await highest(context, ...DAY), null, 'the streams began six hours before the first moment');
  assert.is((await highest(context, '2026-03-04T18:00:00Z', DAY[1]))?.viewers, 4);
});

test('servers that count at once agree on the highest', async (context) => {
  const { database, viewerMoments } = context;
  await beat(context, context.first, 6);
  await Promise.all(Array.from({ length: 10 }, () => database.unitOfWork(() => viewerMoments.record())));
  const { rows } = await database.pool.query('select viewers from viewer_moment');
  assert.equal(rows, [{ viewers: 6 }]);
});

test('folding old moments changes the highest of no week in any zone', async (context) => {
  const { database, viewerMoments } = context;
  const moment = fc.record({ minute: fc.nat({ max: 600 }), viewers: fc.nat({ max: 50 }) });
  const moments = fc.uniqueArray(moment, { selector: ({ minute }) => minute, minLength: 1, maxLength: 60 });
  const quarter = fc.nat({ max: 40 });
  await fc.assert(
    fc.asyncProperty(moments, quarter, quarter, async (taken, one, other) => {
      await database.pool.query('delete from stream; delete from viewer_moment');
      await database.pool.query(
        `insert into viewer_moment select at, viewers, at + interval '31 seconds' from
           jsonb_to_recordset($1::jsonb) as taken (minute int, viewers int),
           lateral (select timestamptz '2026-01-05T00:00:00Z' + minute * interval '1 minute' as at) as times`,
        [JSON.stringify(taken)],
      );
      const at = (index: number) => new Date(Date.parse('2026-01-05T00:00:00Z') + index * 900_000);
      const period = { from: at(Math.min(one, other)), to: at(Math.max(one, other)) };
      const read = () => database.unitOfWork(() => viewerMoments.highest(period));
      const before = await read();
      await database.unitOfWork(() => viewerMoments.fold(new Date('2026-02-01T00:00:00Z')));
      assert.equal(await read(), before);
      const { rows } = await database.pool.query('select count(*)::int as count from viewer_moment');
      assert.ok(rows[0].count <= 41);
    }),
    { numRuns: 40 },
  );
});

test.run();

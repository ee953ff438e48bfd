import * as assert from 'uvu/assert';
import type { StreamMeasures } from '#domain/streams/stream-health.ts';
import { silentLog } from '../tests/support/database.ts';
import { openTestDomain, type TestDomain } from '../tests/support/domain.ts';
import { openChannel } from '../tests/support/factories.ts';
import { suite } from '../tests/support/suite.ts';
import { StreamHealthWatch } from './stream-health-watch.ts';

interface Context extends TestDomain {
  watch: StreamHealthWatch;
  /** How each stream on air arrives at the next look; an Error for one that cannot be looked at. */
  onAir: Map<string, StreamMeasures | undefined | Error>;
}

const test = suite<Context>('looking at how streams arrive');
const SPARSE: StreamMeasures = { bitrate: 6_000_000, lossRatio: 0, keyFrameIntervalMs: 8_333 };
const FINE: StreamMeasures = { bitrate: 6_000_000, lossRatio: 0, keyFrameIntervalMs: 1_000 };

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => {
  const { streamHealth, database } = context;
  context.onAir = new Map();
  const health = async (streamId: string) => {
    const video = context.onAir.get(streamId);
    if (video instanceof Error) throw video;
    return { video };
  };
  const listOnAir = () =>
    [...context.onAir.keys()].map((streamId) => ({
      streamId,
      live: { broadcast: { health: () => health(streamId) } },
    }));
  context.watch = new StreamHealthWatch({
    ...{ live: { listOnAir }, streamHealth, unitOfWork: database.unitOfWork, log: silentLog },
  });
});
test.afterEach(({ watch }) => watch.close());
test.after((context) => context.close());

const start = (context: Context) =>
  context.database.unitOfWork(async () => (await context.streams.start((await openChannel(context)).channel.id)).id);

/** Each cause that is kept of a stream, with its value. */
async function found({ database, streamHealth }: Context, id: string) {
  const all = await database.unitOfWork(() => streamHealth.list({ id }));
  return all.map(({ cause, value }) => [cause, value]);
}

test('one bad look is none; two in a row are kept, with the better of both', async (context) => {
  const { watch, onAir } = context;
  const id = await start(context);
  onAir.set(id, { ...SPARSE, keyFrameIntervalMs: 9_000 });
  await watch.look();
  assert.equal(await found(context, id), []);
  onAir.set(id, SPARSE);
  await watch.look();
  assert.equal(await found(context, id), [['key_frames', 8_333]]);
});

test('bad and good looks in turn are never kept, nor two different faults', async (context) => {
  const { watch, onAir } = context;
  const id = await start(context);
  for (const measures of [SPARSE, FINE, SPARSE, { ...FINE, lossRatio: 0.3 }, { ...FINE, bitrate: 9_000_000 }]) {
    onAir.set(id, measures);
    await watch.look();
  }
  assert.equal(await found(context, id), []);
});

test('B-frames are kept once two looks saw some, and how many', async (context) => {
  const { watch, onAir } = context;
  const id = await start(context);
  for (const bFrameShare of [undefined, 0, 0.5, 0.6671]) {
    onAir.set(id, { ...FINE, bFrameShare });
    await watch.look();
  }
  assert.equal(await found(context, id), [['b_frames', 500]]);
});

test('what was not measured at one of two looks is not known', async (context) => {
  const { watch, onAir } = context;
  const id = await start(context);
  for (const measures of [SPARSE, { bitrate: 6_000_000 }, undefined, SPARSE]) {
    onAir.set(id, measures);
    await watch.look();
  }
  assert.equal(await found(context, id), [], 'nor is a look without video the one before');
});

test('a stream that cannot be looked at keeps no other from it', async (context) => {
  const { watch, onAir } = context;
  const [broken, id] = [await start(context), await start(context)];
  onAir.set(broken, new Error('the broadcast is closed'));
  onAir.set(id, SPARSE);
  await watch.look();
  await watch.look();
  assert.equal([await found(context, broken), await found(context, id)], [[], [['key_frames', 8_333]]]);
});

test('a stream that went off air begins again from nothing', async (context) => {
  const { watch, onAir } = context;
  const id = await start(context);
  onAir.set(id, SPARSE);
  await watch.look();
  onAir.delete(id);
  await watch.look();
  onAir.set(id, SPARSE);
  await watch.look();
  assert.equal(await found(context, id), []);
});

test.run();

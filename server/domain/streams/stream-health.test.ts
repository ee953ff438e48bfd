import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { openChannel } from '../../../tests/support/factories.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context extends TestDomain {
  run: TestDomain['database']['unitOfWork'];
}

const test = suite<Context>('how a stream arrives');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.run = context.database.unitOfWork;
});
test.after((context) => context.close());

test('what is wrong is kept with its last value, and told of once for each cause', async (context) => {
  const { run, streams, streamHealth, database, clock } = context;
  const { channel } = await run(() => openChannel(context));
  await database.pool.query('update "user" set discord_id = $1', ['500000000000000001']);
  const stream = await run(() => streams.start(channel.id));
  assert.equal((await run(() => streamHealth.latestOf('500000000000000001')))?.findings, []);
  await run(() => streamHealth.observe(stream.id, { bitrate: 6_000_000, lossRatio: 0.01, keyFrameIntervalMs: 2_000 }));
  await run(() => streamHealth.observe(stream.id, { bitrate: 9_000_000, keyFrameIntervalMs: 8_333.4 }));
  clock.advance({ minutes: 1 });
  await Promise.all(
    [1, 2, 3].map(() => run(() => streamHealth.observe(stream.id, { bitrate: 9_500_000, lossRatio: 0.05 }))),
  );
  const latest = await run(() => streamHealth.latestOf('500000000000000001'));
  assert.equal(latest?.findings.map(({ cause, value }) => [cause, value]).sort(), [
    ['bitrate', 9_500_000],
    ['key_frames', 8_333],
    ['loss', 50],
  ]);
  assert.is((await context.listJobs()).filter(({ task }) => task === 'stream.finding').length, 3);
  assert.is(await run(() => streamHealth.latestOf('500000000000000002')), null);
});

test.run();

import { once } from 'node:events';
import { createServer } from 'node:net';
import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import { MediaError, openMedia } from './index.ts';
import { eventually } from './testing/eventually.ts';
import { recordingLog } from './testing/recording-log.ts';
import { sdpFixture } from './testing/sdp-fixture.ts';
import { WorkerPool } from './worker-pool.ts';

const test = suite<object>('the media workers');

const LOCAL = { listenIp: '127.0.0.1', port: 0 };

test('that die close their broadcasts and are replaced', async () => {
  const log = recordingLog();
  const media = await openMedia({ ...LOCAL, workers: 1, log });
  try {
    const broadcast = await media.openBroadcast('channel');
    const session = await broadcast.openIngest(sdpFixture('obs'));
    const playback = await broadcast.openPlayback();
    const closings = Promise.all([once(broadcast, 'closed'), once(session, 'closed'), once(playback, 'closed')]);

    const [pid] = media.workerPids;
    process.kill(Number(pid), 'SIGKILL');
    assert.equal(await closings, [['worker died'], ['worker died'], ['worker died']]);
    assert.is(media.broadcast('channel'), undefined);
    assert.equal(media.workerPids, []);
    await rejectsUnavailable(media.openBroadcast('channel'));

    await eventually(
      async () => media.workerPids,
      (pids) => pids.length === 1,
    );
    const again = await media.openBroadcast('channel');
    assert.match((await again.openIngest(sdpFixture('obs'))).answer, /^a=candidate/m);
    assert.ok(log.events.includes('mediasoup worker died'));
    assert.ok(log.events.includes('mediasoup worker replaced'));
  } finally {
    media.close();
  }
});

test('share broadcasts by their load, and the living ones do the work of the dead', async () => {
  const pool = await WorkerPool.open({ ...LOCAL, workers: 2, log: recordingLog() });
  try {
    const first = await pool.createRouter();
    await first.router.createWebRtcTransport({ webRtcServer: first.webRtcServer });
    const second = await pool.createRouter();
    assert.is.not(second.webRtcServer, first.webRtcServer);

    await second.router.createWebRtcTransport({ webRtcServer: second.webRtcServer });
    await second.router.createWebRtcTransport({ webRtcServer: second.webRtcServer });
    assert.is((await pool.createRouter()).webRtcServer, first.webRtcServer);

    const died = once(first.router, 'workerclose');
    process.kill(Number(pool.pids[0]), 'SIGKILL');
    await died;
    assert.is((await pool.createRouter()).webRtcServer, second.webRtcServer);
  } finally {
    pool.close();
  }
});

test('listen on one UDP and TCP port each, counted up from the first', async () => {
  const port = 20_000 + (process.pid % 10_000);
  const media = await openMedia({
    listenIp: '127.0.0.1',
    announcedAddress: 'media.example',
    port,
    workers: 2,
    log: recordingLog(),
  });
  try {
    const candidates = [];
    for (const id of ['one', 'two']) {
      const session = await (await media.openBroadcast(id)).openIngest(sdpFixture('obs'));
      candidates.push(
        ...new Set(session.answer.match(/(udp|tcp) \d+ media\.example \d+/g)?.map((line) => line.replace(/\d+ /, ''))),
      );
    }
    const expected = [port, port + 1].flatMap((each) => [`udp media.example ${each}`, `tcp media.example ${each}`]);
    assert.equal(candidates.sort(), expected.sort());
  } finally {
    media.close();
  }
});

test('refuse a port that is taken, and leave nothing running', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? Number(address?.port) : 0;
  const error = await openMedia({ listenIp: '127.0.0.1', port, workers: 1, log: recordingLog() }).catch(
    (reason) => reason,
  );
  assert.instance(error, Error);
  assert.match(error.message, /address already in use/);
  taken.close();
  await once(taken, 'close');
});

test('refuse to announce a wildcard', async () => {
  const error = await openMedia({ listenIp: '0.0.0.0', port: 0, workers: 1, log: recordingLog() }).catch(
    (reason) => reason,
  );
  assert.match(error.message, /needs an announced address/);
});

test('open one broadcast for an id however often it is asked for at once, and none after closing', async () => {
  const media = await openMedia({ ...LOCAL, workers: 1, log: recordingLog() });
  const [first, second] = await Promise.all([media.openBroadcast('channel'), media.openBroadcast('channel')]);
  assert.is(first, second);
  assert.equal(media.listBroadcasts(), [first]);
  const closed = once(first, 'closed');
  media.close();
  media.close();
  assert.equal(await closed, ['media closed']);
  const error = await media.openBroadcast('channel').catch((reason: unknown) => reason);
  assert.instance(error, MediaError);
});

async function rejectsUnavailable(work: Promise<unknown>): Promise<void> {
  const error = await work.catch((reason: unknown) => reason);
  assert.ok(error instanceof MediaError && error.code === 'unavailable');
}

test.run();

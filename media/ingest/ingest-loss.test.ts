import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { openMedia } from '../index.ts';
import { startObsLikeEncoders } from '../testing/obs-like-encoders.ts';
import { recordingLog } from '../testing/recording-log.ts';

const test = suite<object>('an encoder that vanishes');

test('is noticed by its ICE consent about ten seconds later, and the broadcast goes on without it', async () => {
  const media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: recordingLog() });
  const encoders = startObsLikeEncoders();
  try {
    const broadcast = await media.openBroadcast('channel');
    const encoder = await encoders.create();
    const session = await broadcast.openIngest(encoder.offer);
    const arrived = once(broadcast, 'firstPacket');
    await encoder.accept(session.answer);
    await encoder.connected();
    await encoder.start();
    await arrived;

    const lost = once(broadcast, 'ingestLost');
    const vanishedAt = performance.now();
    await encoders.close();
    const [lostSession, cause] = await lost;
    const seconds = (performance.now() - vanishedAt) / 1_000;
    assert.is(lostSession, session);
    assert.is(cause, 'ice disconnected');
    assert.ok(seconds > 4 && seconds < 16, `${seconds} s`);
    assert.not.ok(broadcast.isClosed);
  } finally {
    media.close();
    await encoders.close();
  }
});

test.run();

import { once } from 'node:events';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { type Media, openMedia } from '../index.ts';
import { eventually } from '../testing/eventually.ts';
import { type ObsLikeEncoders, startObsLikeEncoders } from '../testing/obs-like-encoders.ts';
import { recordingLog } from '../testing/recording-log.ts';

interface Context {
  media: Media;
  encoders: ObsLikeEncoders;
}

const test = suite<Context>('looking for B-frames');

test.before(async (context) => {
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: recordingLog() });
  context.encoders = startObsLikeEncoders();
});
test.after(async ({ media, encoders }) => {
  media.close();
  await encoders.close();
});

/** The share of B-frames of an encoder's stream, once it is as it should be. */
async function shareOf({ media, encoders }: Context, bFrames: number, isGood: (share: number) => boolean) {
  const broadcast = await media.openBroadcast(`with ${bFrames}`);
  const encoder = await encoders.create(bFrames);
  const arrived = once(broadcast, 'firstPacket');
  const session = await broadcast.openIngest(encoder.offer);
  await encoder.accept(session.answer);
  await encoder.connected();
  await encoder.start();
  await arrived;
  const { video } = await eventually(
    () => broadcast.health(),
    (health) => isGood(health.video?.bFrameShare ?? -1) && (health.video?.packets ?? 0) > 60,
  );
  await encoder.close();
  broadcast.close();
  return video?.bFrameShare;
}

test('finds those of an encoder that sends two in a row', async (context) => {
  const share = await shareOf(context, 2, (each) => each > 0.55);
  assert.ok((share ?? 1) < 0.75, `two of three: ${share}`);
});

test('finds none where none are', async (context) => {
  assert.is(await shareOf(context, 0, (each) => each >= 0), 0);
});

test.run();

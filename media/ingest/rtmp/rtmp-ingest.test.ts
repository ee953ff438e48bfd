import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import type { Broadcast } from '../../broadcast.ts';
import { type Media, openMedia } from '../../index.ts';
import { eventually } from '../../testing/eventually.ts';
import { recordingLog } from '../../testing/recording-log.ts';
import { publishRtmp, type RtmpPublisher } from '../../testing/rtmp-publisher.ts';
import { openRtmpServer, type RtmpServer } from './rtmp-server.ts';

interface Context {
  media: Media;
  /** Of each ingest, whether its pictures are encoded again. */
  encoded: boolean[];
  refusals: string[];
  server: RtmpServer;
  publishers: RtmpPublisher[];
  url(key: string): string;
}

const NO_H264 =
  "Glim takes H.264 video over RTMP. Choose an H.264 encoder (x264, NVENC, QSV or AMF) in your encoder's settings.";

const test = suite<Context>('an ingest over RTMP');

test.before(async (context) => {
  Object.assign(context, { publishers: [], encoded: [], refusals: [] });
  const log = {
    ...recordingLog(),
    info: (fields: object) => {
      if ('isEncoded' in fields) context.encoded.push(fields.isEncoded === true);
    },
  };
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, maxEncodings: 1, log });
  context.server = await openRtmpServer({
    host: '127.0.0.1',
    port: 0,
    async onPublish(connection, { streamKey }) {
      try {
        await (await context.media.openBroadcast(streamKey)).openRtmpIngest(connection);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        context.refusals.push(reason);
        connection.refuse('Rejected', reason);
      }
    },
  });
  context.url = (key) => `rtmp://127.0.0.1:${context.server.port}/live/${key}`;
});
test.afterEach(async ({ publishers, media, encoded }) => {
  encoded.length = 0;
  for (const publisher of publishers.splice(0)) await publisher.kill();
  for (const broadcast of media.listBroadcasts()) broadcast.close();
});
test.after(({ media, server }) => {
  server.close();
  media.close();
});

/** A broadcast that has begun to receive an encoder's media. */
async function live(context: Context, key: string, options: { bFrames?: number; hasAudio?: boolean } = {}) {
  const broadcast = await context.media.openBroadcast(key);
  const arrived = once(broadcast, 'firstPacket');
  const publisher = publishRtmp({ url: context.url(key), ...options });
  context.publishers.push(publisher);
  await arrived;
  return { broadcast, publisher };
}

const healthy = (broadcast: Broadcast) =>
  eventually(
    () => broadcast.health(),
    ({ video }) => (video?.packets ?? 0) > 30 && video?.keyFrameIntervalMs !== undefined,
  );

/** The ffmpegs that read FLV for us. */
async function converters(): Promise<string[]> {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return children.filter((pid) => pid && commandOf(pid).includes('pipe:0'));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it left just now
  }
}

test('takes H.264 as it comes and makes Opus of AAC, and there is a picture of it', async (context) => {
  const { broadcast, publisher } = await live(context, 'plain');
  const { video, audio } = await healthy(broadcast);
  assert.equal([video?.codec, audio?.codec, video?.bFrameShare], ['H264', 'opus', 0]);
  assert.ok((audio?.packets ?? 0) > 50);
  assert.ok((video?.keyFrameIntervalMs ?? 0) > 300, 'a key frame each second');
  const { format, width } = await sharp(await broadcast.captureThumbnail()).metadata();
  assert.equal([format, width], ['jpeg', 832]);

  const lost = once(broadcast, 'ingestLost');
  await publisher.kill();
  assert.is((await lost)[1], 'rtmp closed');
  assert.not.ok(broadcast.isClosed);
});

test('encodes again what is sent in another order than it is shown, while there is room, and knows of its B-frames', async (context) => {
  const { broadcast: first } = await live(context, 'first', { bFrames: 2, hasAudio: false });
  const { video } = await eventually(
    () => first.health(),
    (health) => (health.video?.bFrameShare ?? 0) > 0.5 && health.video?.keyFrameIntervalMs !== undefined,
  );
  assert.is(video?.codec, 'H264');
  assert.is((await first.health()).audio, undefined, 'without sound');
  const { broadcast: second, publisher } = await live(context, 'second', { bFrames: 2, hasAudio: false });
  assert.equal(context.encoded.splice(0), [true, false], 'there is room for one');

  first.close();
  await publisher.kill();
  second.close();
  await live(context, 'third', { bFrames: 2, hasAudio: false });
  assert.equal(context.encoded.splice(0), [true], 'and again when it has left');
});

test('refuses a picture that is no H.264, in words', async (context) => {
  const publisher = publishRtmp({ url: context.url('old'), videoCodec: 'flv' });
  assert.not.equal(await publisher.ended, 0);
  assert.is(context.refusals.at(-1), NO_H264);
  assert.is(context.media.broadcast('old')?.ingest, undefined);
});

test('leaves no ffmpeg when its encoder or its broadcast goes', async (context) => {
  const { broadcast, publisher } = await live(context, 'short', { hasAudio: false });
  assert.is((await converters()).length, 1);
  await publisher.kill();
  await eventually(converters, (pids) => pids.length === 0);
  const again = await live(context, 'short', { hasAudio: false });
  broadcast.close();
  await eventually(converters, (pids) => pids.length === 0);
  assert.not.equal(await again.publisher.ended, 0, 'the encoder is hung up on');
});

test.run();

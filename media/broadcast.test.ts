import { once } from 'node:events';
import { mock } from 'node:test';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { suite } from '../tests/support/suite.ts';
import type { Broadcast } from './broadcast.ts';
import { type Media, MediaError, type MediaErrorCode, openMedia } from './index.ts';
import { eventually } from './testing/eventually.ts';
import { type ObsLikeEncoder, type ObsLikeEncoders, startObsLikeEncoders } from './testing/obs-like-encoders.ts';
import { recordingLog } from './testing/recording-log.ts';
import { sdpFixture } from './testing/sdp-fixture.ts';

interface Context {
  media: Media;
  broadcast: Broadcast;
  encoders: ObsLikeEncoders;
  encoder: ObsLikeEncoder;
}

const MAX_VIEWERS = 3;
const RESTART =
  'a=ice-ufrag:other\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n';
const TRICKLE = 'm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=end-of-candidates\r\n';

const test = suite<Context>('a broadcast');

test.before(async (context) => {
  const log = recordingLog();
  context.encoders = startObsLikeEncoders();
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, maxViewers: MAX_VIEWERS, log });
});

test.beforeEach(async (context) => {
  context.broadcast = await context.media.openBroadcast('channel');
  context.encoder = await context.encoders.create();
});

test.afterEach(async ({ broadcast, encoder }) => {
  await encoder.close();
  broadcast.close();
});

test.after(async ({ media, encoders }) => {
  media.close();
  await encoders.close();
});

test('connects libdatachannel, the stack inside OBS, and says at its first packet that there is media', async (context) => {
  const { broadcast, encoder } = context;
  const session = await broadcast.openIngest(encoder.offer);
  assert.is(broadcast.ingest, session);
  await encoder.accept(session.answer);
  await encoder.connected();
  assert.not.ok(session.hasMedia);

  const media = once(broadcast, 'firstPacket');
  await encoder.start();
  await media;
  assert.ok(session.hasMedia);
  const health = await eventually(
    () => broadcast.health(),
    ({ video, audio }) => {
      const hasKeyFrames = video?.keyFrameIntervalMs !== undefined;
      return hasKeyFrames && video.packets > 20 && (audio?.packets ?? 0) > 5;
    },
  );
  assert.is(health.video?.codec, 'H264');
  assert.is(health.video?.packetsLost, 0);
  const gap = health.video?.keyFrameIntervalMs ?? 0;
  assert.ok(gap > 100 && gap < 4_000, `a key frame each half second, on a busy machine: ${gap} ms`);
  assert.is(health.audio?.codec, 'opus');
});

test('is the DTLS client of an encoder that offers setup:passive, as ffmpeg does', async ({ broadcast, encoder }) => {
  const passive = { ...encoder, offer: encoder.offer.replaceAll('setup:actpass', 'setup:passive') };
  const session = await live(broadcast, passive);
  assert.match(session.answer, /^a=setup:active\r$/m);
  assert.ok(session.hasMedia);
});

test('says it within 100 ms of the packet', async ({ broadcast, encoder }) => {
  const session = await broadcast.openIngest(encoder.offer);
  await encoder.accept(session.answer);
  await encoder.connected();
  const heard = once(broadcast, 'firstPacket').then(() => performance.timeOrigin + performance.now());
  const sent = await encoder.start();
  const delayMs = (await heard) - sent;
  assert.ok(delayMs < 100, `${delayMs} ms`);
});

test('lets a second encoder take over from the first', async ({ broadcast, encoder, encoders }) => {
  const first = await live(broadcast, encoder);
  const lost = once(broadcast, 'ingestLost');
  const other = await encoders.create();
  try {
    const second = await live(broadcast, other);
    const [session, cause] = await lost;
    assert.is(session, first);
    assert.is(cause, 'taken over');
    assert.ok(first.isClosed);
    assert.is(broadcast.ingest, second);
  } finally {
    await other.close();
  }
});

test('keeps the encoder it has when another offers what cannot be taken', async ({ broadcast, encoder }) => {
  const session = await live(broadcast, encoder);
  await rejects(broadcast.openIngest(sdpFixture('obs').replace('H264/', 'H265/')), 'unsupported_media');
  await rejects(broadcast.openIngest('nonsense'), 'bad_sdp');
  assert.is(broadcast.ingest, session);
  assert.not.ok(session.isClosed);
});

test('goes on without an encoder after its WHIP session is deleted', async ({ broadcast, encoder }) => {
  const session = await live(broadcast, encoder);
  const lost = once(broadcast, 'ingestLost');
  session.close('closed by client');
  session.close('closed by client');
  assert.equal(await lost, [session, 'closed by client']);
  assert.is(broadcast.ingest, undefined);
  assert.not.ok(broadcast.isClosed);
  await rejects(session.applyFragment(TRICKLE, session.etag), 'closed');
  await rejects(broadcast.captureThumbnail(), 'unavailable');
});

test('opens real producers from the offers of all clients', async ({ broadcast }) => {
  for (const name of ['obs-simulcast', 'chromium-publish', 'chromium-simulcast', 'ffmpeg'] as const) {
    const { video, audio } = await broadcast.openIngest(sdpFixture(name));
    assert.is(video?.type, name.endsWith('simulcast') ? 'simulcast' : 'simple', name);
    assert.is(audio?.kind, 'audio', name);
  }
});

test('answers trickled candidates with nothing and an ICE restart with new credentials', async ({
  broadcast,
  encoder,
}) => {
  const session = await live(broadcast, encoder);
  const etag = session.etag;
  assert.match(etag, /^"[^"]+"$/);
  assert.equal(await session.applyFragment(TRICKLE, etag), { kind: 'trickled' });
  assert.is(session.etag, etag);

  const restarted = await session.applyFragment(RESTART, '*');
  assert.is(restarted.kind, 'restarted');
  assert.match('fragment' in restarted ? restarted.fragment : '', /^a=ice-ufrag:.+\r\na=ice-pwd:.+\r\n/m);
  assert.is.not(session.etag, etag);
  await rejects(session.applyFragment(TRICKLE, etag), 'etag_stale');
  await rejects(session.applyFragment(TRICKLE, undefined), 'etag_missing');
  await rejects(session.applyFragment('nonsense', session.etag), 'bad_sdp');
  assert.not.ok(session.isClosed);
});

test('gives up on an encoder that never connects', async ({ broadcast, encoder }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    await broadcast.openIngest(encoder.offer);
    const lost = once(broadcast, 'ingestLost');
    mock.timers.tick(15_000);
    assert.is((await lost)[1], 'never connected');
  } finally {
    mock.timers.reset();
  }
});

test('takes a picture of 832×468 of H.264', async ({ broadcast, encoder }) => {
  await live(broadcast, encoder);
  const jpeg = await broadcast.captureThumbnail();
  const { format, width, height } = await sharp(jpeg).metadata();
  assert.equal([format, width, height], ['jpeg', 832, 468]);
  const { channels } = await sharp(jpeg).stats();
  assert.ok(
    channels.every(({ stdev }) => stdev > 20),
    'the picture is not one flat colour',
  );
});

test('ends the taking of a picture when it closes', async ({ broadcast, encoder }) => {
  const session = await broadcast.openIngest(encoder.offer);
  await encoder.accept(session.answer);
  const picture = broadcast.captureThumbnail({ timeoutMs: 60_000 });
  setImmediate(() => broadcast.close());
  await rejects(picture, 'closed');
});

test('refuses viewers beyond its number, and has room again when one leaves', async ({ broadcast }) => {
  const opened = await Promise.all(Array.from({ length: MAX_VIEWERS }, () => broadcast.openPlayback()));
  await rejects(broadcast.openPlayback(), 'full');
  opened[0]?.close();
  const session = await broadcast.openPlayback();
  assert.is(broadcast.playback(session.id), session);
  assert.is(broadcast.viewers, 0, 'none has connected');
});

test('removes a viewer that never connects', async ({ broadcast }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const session = await broadcast.openPlayback();
    const closed = once(session, 'closed');
    mock.timers.tick(15_000);
    assert.equal(await closed, ['never connected']);
    assert.is(broadcast.playback(session.id), undefined);
  } finally {
    mock.timers.reset();
  }
});

test("tells a player what is wrong with its parameters, and offers it only the stream's codecs", async ({
  broadcast,
  encoder,
}) => {
  const session = await broadcast.openPlayback();
  const capabilities = session.routerRtpCapabilities;
  assert.not.ok(capabilities.codecs?.some(({ mimeType }) => mimeType === 'audio/telephone-event'));
  assert.equal(await session.consume(capabilities), [], 'nothing is on air yet');

  await live(broadcast, encoder);
  for (const bad of [
    undefined,
    null,
    {},
    { fingerprints: [] },
    { role: 'boss', fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] },
  ]) {
    await rejects(session.connect(bad), 'invalid');
  }
  for (const bad of [undefined, {}, { codecs: 'all' }, { codecs: [{}] }, { codecs: [], headerExtensions: [7] }]) {
    await rejects(session.consume(bad), 'invalid');
  }
  await rejects(session.consume({ codecs: [] }), 'unsupported_media');
  const tracks = await session.consume(capabilities);
  assert.equal(
    tracks.map(({ kind }) => kind),
    ['video', 'audio'],
  );
  assert.is(tracks[0]?.rtpParameters.codecs[0]?.payloadType, 108);
  assert.is(tracks[1]?.rtpParameters.codecs[0]?.payloadType, 111);
  session.close();
  await rejects(session.resume(), 'closed');
});

test('closes everything in it, once, and says why', async ({ broadcast, encoder }) => {
  const session = await live(broadcast, encoder);
  const playback = await broadcast.openPlayback();
  const heard: string[] = [];
  session.on('closed', (cause) => heard.push(`ingest: ${cause}`));
  playback.on('closed', (cause) => heard.push(`playback: ${cause}`));
  broadcast.on('closed', (cause) => heard.push(`broadcast: ${cause}`));
  broadcast.close();
  broadcast.close();
  assert.equal(heard, ['ingest: broadcast closed', 'playback: broadcast closed', 'broadcast: closed']);
  await rejects(broadcast.openIngest(encoder.offer), 'closed');
  await rejects(broadcast.openPlayback(), 'closed');
  await rejects(broadcast.health(), 'closed');
});

async function live(broadcast: Broadcast, encoder: ObsLikeEncoder) {
  const media = once(broadcast, 'firstPacket');
  const session = await broadcast.openIngest(encoder.offer);
  await encoder.accept(session.answer);
  await encoder.connected();
  await encoder.start();
  await media;
  return session;
}

async function rejects(work: Promise<unknown>, code: MediaErrorCode): Promise<void> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MediaError) return assert.is(error.code, code, error.message);
  throw error ?? new Error(`should have been refused as ${code}`);
}

test.run();

import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import * as assert from 'uvu/assert';
import { launchChromium } from '../tests/support/chromium.ts';
import { suite } from '../tests/support/suite.ts';
import type { Broadcast } from './broadcast.ts';
import { type Media, openMedia } from './index.ts';
import type { PlaybackSession } from './playback/playback-session.ts';
import { eventually } from './testing/eventually.ts';
import { servePages } from './testing/page-server.ts';
import type { PlaybackStats } from './testing/player.ts';
import { recordingLog } from './testing/recording-log.ts';

interface Context {
  media: Media;
  browser: Browser;
  pages: Awaited<ReturnType<typeof servePages>>;
  broadcast: Broadcast;
}

const test = suite<Context>('Chromium publishing and watching');

test.before(async (context) => {
  context.media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, log: recordingLog() });
  context.browser = await launchChromium();
  context.pages = await servePages();
});

test.beforeEach(async (context) => {
  context.broadcast = await context.media.openBroadcast('channel');
});

test.afterEach(async ({ broadcast, browser }) => {
  broadcast.close();
  for (const page of browser.contexts().flatMap((each) => each.pages())) await page.close();
});

test.after(async ({ media, browser, pages }) => {
  media.close();
  await browser.close();
  await pages.close();
});

for (const codec of ['H264', 'VP8', 'VP9', 'AV1']) {
  test(`shows ${codec} with sound, in its own size, and counts the viewer`, async (context) => {
    const { broadcast } = context;
    await publish(context, codec);
    const { player } = await watch(context);
    await eventually(() => stats(player), hasPictureAndSound);
    const first = await stats(player);
    const later = await eventually(
      () => stats(player),
      (now) => now.framesDecoded > first.framesDecoded + 5,
    );
    assert.equal([later.frameWidth, later.frameHeight], [320, 180]);
    assert.is(broadcast.viewers, 1);
    const health = await broadcast.health();
    assert.is(health.video?.codec, codec);
    assert.ok((health.video?.bitrate ?? 0) > 0);
    assert.is(health.audio?.codec, 'opus');
  });
}

test('takes all layers of a simulcast and shows one of them', async (context) => {
  await publish(context, 'VP8', [{ rid: 'h', scaleResolutionDownBy: 2 }, { rid: 'f' }]);
  const { player } = await watch(context);
  const shown = await eventually(() => stats(player), hasPictureAndSound);
  assert.ok([320, 640].includes(shown.frameWidth), `${shown.frameWidth} px wide`);
  const health = await eventually(
    () => context.broadcast.health(),
    ({ video }) => video?.layers.length === 2,
  );
  assert.equal(health.video?.layers.map(({ rid }) => rid).sort(), ['f', 'h']);
});

test('goes on at the viewer when another encoder takes over, without reconnecting', async (context) => {
  const { broadcast } = context;
  await publish(context, 'VP8');
  const { player, playback } = await watch(context);
  await eventually(() => stats(player), hasPictureAndSound);

  const changed = once(playback, 'mediaChanged');
  const lost = once(broadcast, 'ingestLost');
  await publish(context, 'H264');
  assert.is((await lost)[1], 'taken over');
  await changed;
  await player.evaluate(() => window.replay());
  const after = await eventually(() => stats(player), hasPictureAndSound);
  assert.is(after.frameWidth, 320);
  assert.is((await broadcast.health()).video?.codec, 'H264');
  assert.is(broadcast.viewers, 1);
});

test('tells at once that the encoder closed its connection, and that the viewer left', async (context) => {
  const { broadcast } = context;
  const publisher = await publish(context, 'VP8');
  const { player } = await watch(context);
  await eventually(() => stats(player), hasPictureAndSound);

  const lost = once(broadcast, 'ingestLost');
  await publisher.evaluate(() => window.unpublish());
  assert.is((await lost)[1], 'dtls closed');
  assert.is(broadcast.ingest, undefined);

  const left = once(broadcast, 'viewers');
  await player.evaluate(() => window.leave());
  assert.is((await left)[0], 0);
});

test('gives a thumbnail of 832×468 with the picture in it', async (context) => {
  await publish(context, 'VP8');
  const jpeg = await context.broadcast.captureThumbnail();
  const { format, width, height } = await sharp(jpeg).metadata();
  assert.equal([format, width, height], ['jpeg', 832, 468]);
  const { channels } = await sharp(jpeg).stats();
  assert.ok(
    channels.every(({ stdev }) => stdev > 20),
    'the picture is not one flat colour',
  );
});

async function publish(
  { browser, pages, broadcast }: Context,
  codec: string,
  layers: RTCRtpEncodingParameters[] = [],
): Promise<Page> {
  const page = await browser.newPage();
  await page.exposeFunction('postOffer', async (sdp: string) => (await broadcast.openIngest(sdp)).answer);
  await page.goto(`${pages.origin}/publisher`);
  const media = once(broadcast, 'firstPacket');
  await page.evaluate((wanted) => window.publish(wanted.codec, wanted.layers), { codec, layers });
  await media;
  return page;
}

async function watch({ browser, pages, broadcast }: Context): Promise<{ player: Page; playback: PlaybackSession }> {
  const playback = await broadcast.openPlayback();
  const player = await browser.newPage();
  const { routerRtpCapabilities, transport } = playback;
  await player.exposeFunction('openPlayback', () => ({ routerRtpCapabilities, transport }));
  await player.exposeFunction('connectPlayback', (dtls: unknown) => playback.connect(dtls));
  await player.exposeFunction('consumePlayback', (capabilities: unknown) => playback.consume(capabilities));
  await player.exposeFunction('resumePlayback', () => playback.resume());
  await player.goto(`${pages.origin}/player`);
  await player.evaluate(() => window.play());
  return { player, playback };
}

function stats(player: Page): Promise<PlaybackStats> {
  return player.evaluate(() => window.playbackStats());
}

function hasPictureAndSound({ framesDecoded, audioEnergy }: PlaybackStats): boolean {
  return framesDecoded > 5 && audioEnergy > 0;
}

test.run();

import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import * as assert from 'uvu/assert';
import { launchChromium } from '../tests/support/chromium.ts';
import { suite } from '../tests/support/suite.ts';
import { type Media, openMedia, openRtmpServer, type RtmpServer } from './index.ts';
import { eventually } from './testing/eventually.ts';
import { servePages } from './testing/page-server.ts';
import { recordingLog } from './testing/recording-log.ts';
import { publishRtmp } from './testing/rtmp-publisher.ts';

interface Context {
  media: Media;
  server: RtmpServer;
  browser: Browser;
  pages: Awaited<ReturnType<typeof servePages>>;
}

const test = suite<Context>('Chromium watching what comes over RTMP');

test.before(async (context) => {
  const log = recordingLog();
  const media = await openMedia({ listenIp: '127.0.0.1', port: 0, workers: 1, maxEncodings: 1, log });
  const server = await openRtmpServer({
    host: '127.0.0.1',
    port: 0,
    async onPublish(connection, { streamKey }) {
      await (await media.openBroadcast(streamKey)).openRtmpIngest(connection);
    },
  });
  Object.assign(context, { media, server, browser: await launchChromium(), pages: await servePages() });
});

test.after(async ({ media, server, browser, pages }) => {
  await browser.close();
  await pages.close();
  server.close();
  media.close();
});

for (const bFrames of [0, 2]) {
  test(`shows every picture with sound, of an encoder with ${bFrames} B-frames in a row`, async (context) => {
    const { media, server, browser, pages } = context;
    const broadcast = await media.openBroadcast(`b${bFrames}`);
    const arrived = once(broadcast, 'firstPacket');
    const publisher = publishRtmp({ url: `rtmp://127.0.0.1:${server.port}/live/b${bFrames}`, bFrames });
    await arrived;

    const playback = await broadcast.openPlayback();
    const { routerRtpCapabilities, transport } = playback;
    const player = await browser.newPage();
    await player.exposeFunction('openPlayback', () => ({ routerRtpCapabilities, transport }));
    await player.exposeFunction('connectPlayback', (dtls: unknown) => playback.connect(dtls));
    await player.exposeFunction('consumePlayback', (capabilities: unknown) => playback.consume(capabilities));
    await player.exposeFunction('resumePlayback', () => playback.resume());
    await player.goto(`${pages.origin}/player`);
    await player.evaluate(() => window.play());
    // Of pictures out of order a browser decodes one in seven, however long one waits; a busy machine only lags.
    const shown = await eventually(
      () => player.evaluate(() => window.playbackStats()),
      ({ framesDecoded, framesReceived, audioEnergy }) =>
        framesDecoded > Math.max(30, framesReceived * 0.9) && audioEnergy > 0,
    );
    assert.is(shown.frameWidth, 320);
    await player.close();
    await publisher.kill();
    broadcast.close();
  });
}

test.run();

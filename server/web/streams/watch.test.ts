import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { ChannelView } from '../api-types.ts';
import { goLive } from '../testing/go-live.ts';
import { type MediaRoutes, openMediaRoutes, STREAM_KEY } from '../testing/media-routes.ts';
import { CHANNEL, CHAT, LIVE, ME, OWN_CHANNEL } from '../testing/sample-pages.ts';
import { ScriptedSite } from '../testing/scripted-site.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  media: MediaRoutes;
  viewers: BrowserContext;
}

const test = suite<Context>('watching');
/** A picture that is drawn small, and animations that rest, leave the processor to the media. */
const SMALL_AND_STILL = { viewport: { width: 480, height: 600 }, reducedMotion: 'reduce' } as const;
const ON_AIR: ChannelView = { ...CHANNEL, stream: LIVE };

test.before(async (context) => {
  context.site = await ScriptedSite.open();
  context.media = await openMediaRoutes();
  context.browser = await launchChromium();
});
test.after(async ({ browser, site, media }) => {
  await browser?.close();
  media?.close();
  await site?.close();
});
test.beforeEach(async (context) => {
  const { site, media, browser } = context;
  site.reset();
  media.install(site);
  site.me = ME;
  site.pages.set('/dashboard', { ownChannel: { ...OWN_CHANNEL, whipUrl: `${site.origin}/whip/robin` } });
  site.pages.set('/ada', { channel: ON_AIR, chat: CHAT });
  site.routes.set('GET /api/v1/channels/*', () => ({ body: ON_AIR }));
  site.routes.set('GET /api/v1/channel', () => ({ body: OWN_CHANNEL }));
  site.routes.set('GET /api/v1/channel/stream-key', () => ({ body: { streamKey: STREAM_KEY } }));
  context.viewers = await browser.newContext(SMALL_AND_STILL);
});
test.afterEach(({ viewers }) => viewers.close());

test('the test picture goes live over WHIP and a viewer sees it move and hears it', async ({
  site,
  viewers,
  media,
}) => {
  const publisher = await viewers.newPage();
  const complaints = [complaintsOf(publisher)];
  await goLive(publisher, site);
  await publisher.getByText('kbit/s').waitFor();

  const viewer = await viewers.newPage();
  complaints.push(complaintsOf(viewer));
  await viewer.goto(`${site.origin}/ada`);
  await hasFrames(viewer, 10);
  assert.is(await viewer.locator('video').evaluate((video: HTMLVideoElement) => video.muted), false);
  assert.ok((await audioLevel(viewer)) > 0.001, 'the tone is heard');
  await viewer.keyboard.press('Tab');
  await viewer.locator('.player').press('i');
  await viewer
    .locator('.player-stats')
    .getByText(/[1-9]\d+ × [1-9]\d+/)
    .waitFor();
  assert.equal(complaints.flat(), []);

  const closed = new Promise((resolve) => media.broadcast.once('ingestLost', (_, cause) => resolve(cause)));
  await publisher.getByRole('button', { name: 'Stop' }).click();
  await publisher.getByText('Not sending').waitFor();
  assert.is(await closed, 'closed by client');
});

test('a viewer stays through a take-over of the stream, and says so when it is interrupted', async ({
  site,
  viewers,
}) => {
  const first = await viewers.newPage();
  await goLive(first, site);
  const viewer = await viewers.newPage();
  await viewer.goto(`${site.origin}/ada`);
  await hasFrames(viewer, 5);

  await first.getByRole('button', { name: 'Stop' }).click();
  await viewer.getByText('The broadcast is interrupted').waitFor();
  await goLive(await viewers.newPage(), site);
  site.broadcast({ type: 'stream.changed', slug: 'ada' });
  await viewer.getByText('The broadcast is interrupted').waitFor({ state: 'hidden' });
  await hasFrames(viewer, 5);
});

test('a page that waits for an offline channel plays by itself when the stream starts', async ({ site, viewers }) => {
  site.pages.set('/ada', { channel: CHANNEL, chat: CHAT });
  const viewer = await viewers.newPage();
  const subscribed = site.subscribed();
  await viewer.goto(`${site.origin}/ada`);
  await viewer.getByText('Ada Brandt is offline').waitFor();
  assert.equal(JSON.parse(await subscribed), { type: 'subscribe', topics: ['channel:ada', 'chat:ada'] });

  await goLive(await viewers.newPage(), site);
  site.broadcast({ type: 'stream.started', slug: 'ada' });
  await hasFrames(viewer, 5);
  site.broadcast({ type: 'viewers', slug: 'ada', viewers: 7 });
  await viewer.getByText('7 viewers').waitFor();
  site.broadcast({ type: 'stream.ended', slug: 'ada' });
  await viewer.getByText('Ada Brandt is offline').waitFor();
});

test('where the browser refuses sound the stream plays muted and one click brings it', async ({ site, viewers }) => {
  await goLive(await viewers.newPage(), site);
  const browser = await launchChromium({ allowsSound: false });
  try {
    const viewer = await browser.newPage(SMALL_AND_STILL);
    await viewer.addInitScript(announceUnmuteButton);
    // Nothing may be evaluated before the button is there: the driver's evaluations count as clicks.
    const shown = viewer.waitForEvent('console', (message) => message.text() === 'unmute');
    await viewer.goto(`${site.origin}/ada`);
    await shown;
    await hasFrames(viewer, 5);
    const unmute = viewer.locator('.player-unmute');
    await unmute.click();
    await unmute.waitFor({ state: 'detached' });
    assert.is(await viewer.locator('video').evaluate((video: HTMLVideoElement) => video.muted), false);
    assert.is(await viewer.evaluate(() => localStorage.getItem('glim.sound')), '{"volume":1,"isMuted":false}');
  } finally {
    await browser.close();
  }
});

test.run();

/** Waits until the video has shown `count` more frames than now. */
async function hasFrames(page: Page, count: number): Promise<void> {
  const video = page.locator('video');
  await video.waitFor();
  await video.evaluate(
    (element: HTMLVideoElement, wanted) =>
      new Promise<void>((resolve) => {
        let seen = 0;
        const onFrame = () => {
          seen += 1;
          if (seen >= wanted) resolve();
          else element.requestVideoFrameCallback(onFrame);
        };
        element.requestVideoFrameCallback(onFrame);
      }),
    count,
  );
}

function announceUnmuteButton(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.player-unmute')) return;
    observer.disconnect();
    console.log('unmute');
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** The loudest sample of the playing media within a quarter of a second. */
function audioLevel(page: Page): Promise<number> {
  return page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    audio.createMediaStreamSource(video.srcObject as MediaStream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    for (const end = performance.now() + 250; performance.now() < end; ) {
      await new Promise(requestAnimationFrame);
      analyser.getFloatTimeDomainData(samples);
      loudest = Math.max(loudest, ...samples);
    }
    await audio.close();
    return loudest;
  });
}

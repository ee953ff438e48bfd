import type { Browser, BrowserContext } from 'playwright-core';
import * as assert from 'uvu/assert';
import { launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import { goLive } from '../testing/go-live.ts';
import { type MediaRoutes, openMediaRoutes, STREAM_KEY } from '../testing/media-routes.ts';
import { ME, OWN_CHANNEL } from '../testing/sample-pages.ts';
import { ScriptedSite, type SeenRequest } from '../testing/scripted-site.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  media: MediaRoutes;
  viewers: BrowserContext;
}

const test = suite<Context>('publishing from the browser');
/** A picture that is drawn small, and animations that rest, leave the processor to the media. */
const SMALL_AND_STILL = { viewport: { width: 480, height: 600 }, reducedMotion: 'reduce' } as const;

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
  site.routes.set('GET /api/v1/channel', () => ({ body: OWN_CHANNEL }));
  site.routes.set('GET /api/v1/channel/stream-key', () => ({ body: { streamKey: STREAM_KEY } }));
  context.viewers = await browser.newContext(SMALL_AND_STILL);
});
test.afterEach(({ viewers }) => viewers.close());

test('a publisher that leaves the page tells the server', async ({ site, viewers }) => {
  const publisher = await viewers.newPage();
  await goLive(publisher, site);
  const ended = new Promise<SeenRequest>((resolve) => {
    site.routes.set('DELETE /whip/sessions/*', (request) => {
      resolve(request);
      return { status: 200, body: '' };
    });
  });
  await publisher.goto('about:blank');
  assert.is((await ended).headers.authorization, `Bearer ${STREAM_KEY}`);
});

test('of two pages that send with one key the first gives way and says why', async ({ site, viewers, media }) => {
  const first = await viewers.newPage();
  await goLive(first, site);
  const second = await viewers.newPage();
  await goLive(second, site);
  await first.getByText('Another program is streaming with your key').waitFor();
  await second.locator('[data-publish=live]').waitFor();
  assert.is(media.broadcast.ingest?.isClosed, false);
});

test('a wrong stream key is told to the streamer, and nothing is retried', async ({ site, viewers }) => {
  site.routes.set('GET /api/v1/channel/stream-key', () => ({ body: { streamKey: 'another' } }));
  const page = await viewers.newPage();
  await page.goto(`${site.origin}/dashboard`);
  await page.getByText('Test picture').click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByText('This stream key is not valid.').waitFor();
  assert.is(site.requests.filter(({ path }) => path === '/whip/robin').length, 1);
});

test.run();

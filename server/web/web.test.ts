import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../tests/support/chromium.ts';
import { eventually } from '../../tests/support/eventually.ts';
import { suite } from '../../tests/support/suite.ts';
import type { PageData } from './page-data.ts';
import { DESK_LIST, DESK_REPORT, DRAFT } from './testing/sample-desk.ts';
import { HELP_ARTICLE, HELP_INDEX, STAFF_HELP } from './testing/sample-help.ts';
import {
  CHANNEL,
  CHAT,
  FIGURE,
  LIVE,
  ME,
  OWN_CHANNEL,
  REPORT,
  REPORT_LIST,
  STREAM_HEALTH,
  STREAMS,
  TICKET,
  TRAFFIC,
  thumbnailSvg,
} from './testing/sample-pages.ts';
import { CHANNEL_SALES, CHANNEL_SUBSCRIPTIONS, OFFER, OWN_SUBSCRIPTION } from './testing/sample-subscriptions.ts';
import { problem, ScriptedSite } from './testing/scripted-site.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  visitor: BrowserContext;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('web pages');
const PAGES: Record<string, PageData> = {
  '/': { streams: STREAMS },
  '/ada': { channel: CHANNEL, chat: CHAT, offer: OFFER },
  '/mature': { channel: { ...CHANNEL, slug: 'mature', isMature: true, stream: LIVE }, chat: CHAT },
  '/dashboard': { ownChannel: OWN_CHANNEL, streamHealth: STREAM_HEALTH, channelSales: CHANNEL_SALES },
  '/glimcap': REPORT_LIST,
  '/glimcap/12': { report: REPORT },
  '/glimcap/12/figures/discord': FIGURE,
  '/glimcap/mail': { mail: { step: 'ask' } },
  '/glimcap/mail/leave': { mail: { step: 'leave', token: 'x'.repeat(43) } },
  '/tickets/214': { ticket: TICKET },
  '/help': { help: { index: HELP_INDEX } },
  '/help/stream-from-obs': { help: { article: HELP_ARTICLE } },
  '/staff/help': { staffHelp: STAFF_HELP },
  '/staff/traffic': TRAFFIC,
  '/staff': { staff: true },
  '/staff/glimcap': { deskList: DESK_LIST, canReview: true },
  '/staff/glimcap/12': { deskReport: DESK_REPORT, canReview: true },
  '/staff/glimcap/13': { desk: DRAFT, canReview: true },
  '/settings/subscription': { ownSubscription: OWN_SUBSCRIPTION, channelSubscriptions: CHANNEL_SUBSCRIPTIONS },
};

test.before(async (context) => {
  context.site = await ScriptedSite.open();
  context.browser = await launchChromium();
  context.visitor = await context.browser.newContext({
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  });
  context.page = await context.visitor.newPage();
  context.complaints = complaintsOf(context.page);
});
test.after(async ({ browser, site }) => {
  await browser?.close();
  await site?.close();
});
test.beforeEach((context) => {
  const { site } = context;
  site.reset();
  for (const [path, data] of Object.entries(PAGES)) site.pages.set(path, data);
  site.routes.set('GET /api/v1/channel/sales', () => ({ body: CHANNEL_SALES }));
  site.routes.set('GET /thumbnails/*', (_, name) => ({
    body: thumbnailSvg(Number.parseInt(name, 10)),
    headers: { 'content-type': 'image/svg+xml' },
  }));
  context.complaints.length = 0;
});
test.afterEach(async ({ page }) => {
  if (page.url().startsWith('http')) await page.evaluate(() => localStorage.clear());
  await page.unrouteAll();
  await page.goto('about:blank');
});

test('every page runs under the strict CSP without a complaint and fits a narrow phone', async (context) => {
  const { site, page, complaints } = context;
  site.me = ME;
  for (const path of Object.keys(PAGES)) {
    const subscribed = /^\/(ada|mature|dashboard)?$/.test(path) ? site.subscribed() : undefined;
    await page.goto(site.origin + path, { waitUntil: 'load' });
    await subscribed;
    assert.equal(complaints, [], path);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.is(tooWide, 0, `${path} is wider than 360 px`);
  }
});

test('the pages are read without scripts', async ({ browser, site }) => {
  const reader = await browser.newContext({ javaScriptEnabled: false });
  const page = await reader.newPage();
  const textOf = async (path: string) => {
    await page.goto(site.origin + path);
    return textIn(page, 'main');
  };
  assert.match(await textOf('/'), /Ranked until I drop out of gold again\s*Kestrel/);
  assert.match(await textOf('/ada'), /Ada Brandt is offline/);
  assert.match(await textOf('/glimcap/12'), /Published 28 April 2021 by Heiwa and RibenaBerri/);
  assert.is(await textIn(page, '.figures td'), '5,936');
  await page.getByText('What changed').click();
  assert.match(await textIn(page, '.correction'), /Discord was counted twice\.[\s\S]*5,963/);
  assert.match(await textOf('/glimcap/12/figures/discord'), /GET \/guilds\/5/);
  assert.match(await textOf('/tickets/214'), /It works, thank you! <3/);
  await page.getByText('edited').click();
  assert.match(await textIn(page, '.message-edits'), /OBS says nothing/);
  assert.is(await page.getByRole('link', { name: 'obs-log.txt' }).getAttribute('href'), '/attachments/1');
  await reader.close();
});

test('a title cannot become markup, on the page, in its head or in its data', async ({ site, page, complaints }) => {
  const title = `</script><b id="evil">&"'<!--<script>alert(1)</script>`;
  site.pages.set('/ada', { channel: { ...CHANNEL, title }, chat: CHAT });
  await page.goto(`${site.origin}/ada`);
  assert.is(await page.locator('#evil').count(), 0);
  assert.is(await textIn(page, 'h1'), title);
  assert.is(await page.title(), `${title} · Ada Brandt · Glim`);
  assert.is(await page.locator('meta[property="og:title"]').getAttribute('content'), `${title} · Ada Brandt · Glim`);
  assert.equal(complaints, []);
});

test('a video is asked for when its reader presses play, and not before', async ({ site, page, complaints }) => {
  const asked: string[] = [];
  await page.route(/youtube/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: 'A film' });
  });
  await page.goto(`${site.origin}/help/stream-from-obs`, { waitUntil: 'networkidle' });
  assert.equal(asked, []);
  await page.getByText('Play at YouTube').click();
  await page.frameLocator('iframe[title="How it looks"]').getByText('A film').waitFor();
  assert.equal(asked, ['https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1']);
  assert.equal(complaints, []);
});

test('an unknown address is a friendly 404', async ({ site, page }) => {
  const response = await page.goto(`${site.origin}/nobody`);
  assert.is(response?.status(), 404);
  assert.match(await textIn(page, 'main'), /There is nothing here/);
});

test('a failure names its reference', async ({ site, page }) => {
  site.pages.set('/broken', { error: { status: 500, reference: 'ref-77' } });
  const response = await page.goto(`${site.origin}/broken`);
  assert.is(response?.status(), 500);
  assert.match(await textIn(page, 'main'), /Something broke[\s\S]*ref-77/);
});

test('the front page follows the live events', async ({ site, page }) => {
  const subscribed = site.subscribed();
  await page.goto(site.origin);
  assert.equal(JSON.parse(await subscribed).topics, ['live']);
  site.broadcast({ type: 'viewers', slug: 'odile', viewers: 4321 });
  await page.getByText('4,321 viewers').waitFor();
  for (const { channel } of STREAMS) site.broadcast({ type: 'stream.ended', slug: channel.slug });
  await page.getByText('Nobody is live right now').waitFor();

  site.routes.set('GET /api/v1/streams', () => ({ body: { data: STREAMS.slice(0, 1), nextCursor: null } }));
  site.broadcast({ type: 'stream.started', slug: 'ada' });
  await page.getByText('1 channel on air').waitFor();
});

test('a mature stream asks first, plays only after a yes, and remembers it for that channel', async ({
  site,
  page,
}) => {
  site.routes.set('POST /api/v1/channels/*/playback', () => problem(409, 'offline', 'Nobody is on air here.'));
  const asked = () => site.requests.filter(({ path }) => path.endsWith('/playback')).length;
  const subscribed = site.subscribed();
  await page.goto(`${site.origin}/mature`);
  await subscribed;
  assert.is(asked(), 0, 'the player did not start');
  await page.getByRole('button', { name: 'Yes, I am an adult: watch' }).click();
  await page.getByText('The broadcast is interrupted').waitFor();
  assert.ok(asked() > 0);

  await page.reload();
  await page.getByText('The broadcast is interrupted').waitFor();
  site.pages.set('/other', { channel: { ...CHANNEL, slug: 'other', isMature: true, stream: LIVE }, chat: CHAT });
  await page.goto(`${site.origin}/other`);
  await page.getByRole('button', { name: 'Yes, I am an adult: watch' }).waitFor();
});

test('volume and mute survive a reload', async ({ site, page }) => {
  site.pages.set('/ada', { channel: { ...CHANNEL, stream: LIVE }, chat: CHAT });
  site.routes.set('POST /api/v1/channels/*/playback', () => problem(503, 'full', 'No room.'));
  await page.goto(`${site.origin}/ada`);
  await page.getByText('There is no room left').waitFor();
  await page.getByRole('slider', { name: 'Volume' }).fill('0.35');
  await page.reload();
  await eventually(
    'the volume of before',
    async () => (await page.getByRole('slider', { name: 'Volume' }).inputValue()) === '0.35',
  );
  await page.locator('.player').press('m');
  await page.reload();
  await page.getByRole('button', { name: 'Unmute' }).click();
  assert.is(await page.getByRole('slider', { name: 'Volume' }).inputValue(), '0.35');
});

test('strangers are shown where to sign in, and come back to where they were', async ({ site, page }) => {
  await page.goto(`${site.origin}/dashboard`);
  const link = page.locator('main').getByRole('link', { name: 'Sign in with Discord' });
  assert.is(await link.getAttribute('href'), '/auth/discord?returnTo=%2Fdashboard');
});

test('a member opens a channel; a refusal is shown in the server’s own words', async ({ site, page }) => {
  site.me = ME;
  site.pages.set('/dashboard', { ownChannel: null });
  site.routes.set('POST /api/v1/channel', () => problem(409, 'slug_taken', 'Somebody else has /robin-vale.'));
  await page.goto(`${site.origin}/dashboard`);
  assert.is(await page.getByLabel('Address').inputValue(), 'robin-vale');
  await page.getByLabel('Title').fill('First light');
  await page.getByLabel('Category').selectOption('Music');
  await page.getByLabel('For a mature audience').check();
  await page.getByRole('button', { name: 'Open the channel' }).click();
  await page.getByRole('alert').getByText('Somebody else has /robin-vale.').waitFor();

  const details = { title: 'First light', category: 'Music', isMature: true, tags: ['jazz', 'late night'] };
  const urls = { whipUrl: `${site.origin}/whip/robin`, rtmpUrl: null };
  const opened = { slug: 'robin', ...details, streamKey: 'k', ...urls };
  site.routes.set('POST /api/v1/channel', () => ({ status: 201, body: opened }));
  const refused = site.requests.findLast(({ method }) => method === 'POST');
  assert.equal(JSON.parse(refused?.body ?? '').tags, [], 'tags are optional');
  await page.getByLabel('Tags').fill('jazz, late night,');
  await page.getByLabel('Address').fill('robin');
  await page.getByRole('button', { name: 'Open the channel' }).click();
  await page.getByRole('heading', { name: 'Stream from OBS' }).waitFor();
  const request = site.requests.findLast(({ method }) => method === 'POST');
  assert.equal(JSON.parse(request?.body ?? ''), { slug: 'robin', ...details });
  assert.is(request?.headers['x-csrf-token'], 'csrf-1');
});

test('a streamer edits the title, and learns when the server cannot be reached', async ({ site, page }) => {
  site.me = ME;
  site.routes.set('PATCH /api/v1/channel', ({ body }) => ({ body: { ...OWN_CHANNEL, ...JSON.parse(body) } }));
  await page.goto(`${site.origin}/dashboard`);
  await page.getByLabel('Title').fill('Soldering the filter');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.is(
    JSON.parse(site.requests.findLast(({ method }) => method === 'PATCH')?.body ?? '').title,
    'Soldering the filter',
  );

  await page.route('**/api/v1/channel', (route) => route.abort());
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('We could not reach Glim').waitFor();
});

test('a streamer reads what was wrong with the last stream, with what to change in OBS', async ({ site, page }) => {
  site.me = ME;
  await page.goto(`${site.origin}/dashboard`);
  const text = (await page.locator('#stream-health').textContent()) ?? '';
  assert.match(text, /66\.7 % of your pictures are B-frames.*set B-frames to 0/);
  assert.match(text, /Your key frames are 8\.3 s apart.*Keyframe Interval to 1 s/);
  assert.match(text, /4\.3 % of the packets[\s\S]*It arrived without problems/);
});

test('the stream key is fetched only when asked for, and replaced after a question', async ({
  site,
  page,
  visitor,
}) => {
  site.me = ME;
  site.routes.set('GET /api/v1/channel/stream-key', () => ({ body: { streamKey: 'old-key' } }));
  site.routes.set('POST /api/v1/channel/stream-key', () => ({ body: { streamKey: 'new-key' } }));
  const keyRequests = () =>
    site.requests.filter(({ path }) => path.endsWith('/stream-key')).map(({ method }) => method);
  await page.goto(`${site.origin}/dashboard`);
  const field = page.getByLabel('Bearer token');
  assert.match(await field.inputValue(), /^•+$/);
  assert.equal(keyRequests(), []);

  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('button', { name: 'Hide' }).waitFor();
  assert.is(await field.inputValue(), 'old-key');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.keyboard.press('Escape');
  assert.equal(keyRequests(), ['GET'], 'a question that was dismissed changes nothing');

  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByRole('button', { name: 'Replace it' }).click();
  await page.getByText('Here is your new key.').waitFor();
  assert.is(await field.inputValue(), 'new-key');

  await visitor.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).last().click();
  await page.getByText('Copied.').waitFor();
  assert.is(await page.evaluate(() => navigator.clipboard.readText()), 'new-key');
});

test('a member signs out by a form that carries the token', async ({ site, page }) => {
  site.me = ME;
  site.routes.set('POST /auth/sign-out', () => {
    site.me = null;
    return { status: 303, headers: { location: '/' } };
  });
  await page.goto(site.origin);
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  assert.is(site.requests.findLast(({ method }) => method === 'POST')?.body, 'csrf=csrf-1');
});

test('the front page loads no media code', async ({ site, page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response.url()));
  const subscribed = site.subscribed();
  await page.goto(site.origin);
  await subscribed;
  assert.is(scripts.length, 1, scripts.join());
});

test.run();

/** What the first element of a kind says. */
async function textIn(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import { ME, OWN_CHANNEL } from '../testing/sample-pages.ts';
import { CHANNEL_SALES } from '../testing/sample-subscriptions.ts';
import { problem, ScriptedSite } from '../testing/scripted-site.ts';
import type { ChannelSalesView } from './subscription-types.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  page: Page;
  complaints: string[];
  /** What the server knows of the sales now. */
  known: ChannelSalesView;
}

const test = suite<Context>('a streamer’s subscriptions on the dashboard');
const NOT_SET_UP: ChannelSalesView = { ...CHANNEL_SALES, payoutAccount: 'none', sells: false, subscribers: 0 };
const STOPPED: ChannelSalesView = { ...CHANNEL_SALES, payoutAccount: 'stopped', sells: false };

test.before(async (context) => {
  context.site = await ScriptedSite.open();
  context.browser = await launchChromium();
});
test.after(async ({ browser, site }) => {
  await browser?.close();
  await site?.close();
});
test.beforeEach(async (context) => {
  const { site, browser } = context;
  site.reset();
  site.me = ME;
  site.routes.set('GET /api/v1/channel', () => ({ body: OWN_CHANNEL }));
  site.routes.set('GET /api/v1/channel/sales', () => ({ body: context.known }));
  context.page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  context.complaints = complaintsOf(context.page);
});
test.afterEach(({ page }) => page.close());

test('what is theirs is said in money and percent; where nothing is sold there is no panel', async (context) => {
  const html = await drawn(context, CHANNEL_SALES);
  assert.match(html, /<dd>\$5 a month<\/dd>.*<dd>\$2\.50 \(50%\)<\/dd>.*<dd>12<\/dd>/);
  assert.match(await drawn(context, { ...CHANNEL_SALES, sharePercent: 57.45 }), /<dd>\$2\.87 \(57\.45%\)<\/dd>/);
  assert.is(await drawn(context, { ...CHANNEL_SALES, isOpen: false }), '');
});

test('each state of the payouts is said, with the one next step', async (context) => {
  const html = (payoutAccount: ChannelSalesView['payoutAccount']) => drawn(context, { ...NOT_SET_UP, payoutAccount });
  assert.match(await html('none'), /Not set up<.*It asks who you are.*>Set up payouts</);
  assert.match(await html('unfinished'), /Not finished<.*still needs something from you.*>Finish setting up</);
  assert.match(await html('ready'), /Ready<.*pays it out to your bank account.*>See your payouts</);
  assert.match(await html('stopped'), /Stopped<.*nobody new can subscribe.*>See what Stripe needs</);
});

test('selling can be switched on by who can be paid, and off by anyone', async (context) => {
  const isOff = /<input[^>]* disabled/;
  assert.match(await drawn(context, NOT_SET_UP), isOff);
  assert.match(await drawn(context, NOT_SET_UP), /You can switch this on when your payouts are ready\./);
  assert.not.match(await drawn(context, { ...STOPPED, sells: true }), isOff);
  assert.match(await drawn(context, CHANNEL_SALES), /Those who subscribe already keep paying/);
  assert.match(await drawn(context, { ...CHANNEL_SALES, sells: false }), /Nobody new can subscribe\. Those who/);
  const first = { ...CHANNEL_SALES, sells: false, subscribers: 0 };
  assert.match(await drawn(context, first), /Switch this on, and members can subscribe/);
});

test('the switch is kept at once; a refusal is said, and leaves it as it was', async (context) => {
  const { site, page, complaints } = context;
  await open(context, CHANNEL_SALES);
  site.routes.set('PATCH /api/v1/channel/sales', ({ body }) => ({ body: { ...context.known, ...JSON.parse(body) } }));
  const sells = page.getByRole('checkbox', { name: 'Sell subscriptions' });
  assert.ok(await sells.isChecked());
  await sells.press('Space');
  await page.getByText('Nobody new can subscribe. Those who').waitFor();
  assert.is(await sells.isChecked(), false);
  assert.is(site.requests.findLast(({ method }) => method === 'PATCH')?.body, '{"sells":false}');
  assert.equal(complaints, []);

  const sentence = 'The payment provider does not answer. Try again in a moment.';
  site.routes.set('PATCH /api/v1/channel/sales', () => problem(503, 'payments_unavailable', sentence));
  await sells.press('Space');
  await page.getByRole('alert').getByText(sentence).waitFor();
  assert.is(await sells.isChecked(), false);
});

test('the button opens the provider’s page for what is next; a refusal is said beside it', async (context) => {
  const { site, page } = context;
  site.pages.set('/provider', { status: [] });
  const leads = (path: string) =>
    site.routes.set(`POST /api/v1/channel/${path}`, () => ({ status: 201, body: { url: `${site.origin}/provider` } }));
  const sentence = 'The payment provider does not answer. Try again in a moment.';
  site.routes.set('POST /api/v1/channel/payout-account', () => problem(503, 'payments_unavailable', sentence));
  await open(context, NOT_SET_UP);
  await page.getByRole('button', { name: 'Set up payouts' }).click();
  await page.getByRole('alert').getByText(sentence).waitFor();
  leads('payout-account');
  await page.getByRole('button', { name: 'Set up payouts' }).click();
  await page.waitForURL(`${site.origin}/provider`);

  leads('payout-account/dashboard');
  await open(context, CHANNEL_SALES);
  await page.getByRole('button', { name: 'See your payouts' }).click();
  await page.waitForURL(`${site.origin}/provider`);
});

test('who comes back is shown their panel, and the news as soon as the provider has looked', async (context) => {
  const { site, page, complaints } = context;
  await page.clock.install();
  const asked = page.waitForResponse(/\/channel\/sales$/);
  await open(context, STOPPED, '?payouts');
  await page.clock.fastForward(1);
  await asked;
  await page.getByText('Stripe is checking what you told it.').waitFor();
  assert.ok(await page.locator('.channel-sales').evaluate((panel) => panel === document.activeElement));
  assert.is(page.url(), `${site.origin}/dashboard`);
  context.known = { ...CHANNEL_SALES, sells: false };
  await page.clock.fastForward(3_000);
  await page.getByText('Your payouts are set up.').waitFor();
  assert.ok(await page.getByRole('checkbox', { name: 'Sell subscriptions' }).isEnabled());
  assert.equal(complaints, []);
});

test('who comes back because the page could not be opened presses again', async (context) => {
  await open(context, { ...NOT_SET_UP, payoutAccount: 'unfinished' }, '?payouts=again');
  await context.page.getByRole('status').getByText('Press the button again.').waitFor();
  await context.page.getByRole('button', { name: 'Finish setting up' }).waitFor();
});

test('who has just opened a channel is shown what it can sell', async (context) => {
  const { site, page } = context;
  const { stream: _, ...opened } = OWN_CHANNEL;
  context.known = NOT_SET_UP;
  site.pages.set('/dashboard', { ownChannel: null });
  site.routes.set('POST /api/v1/channel', () => ({ status: 201, body: { ...opened, streamKey: 'k' } }));
  await page.goto(`${site.origin}/dashboard`);
  await page.getByLabel('Title').fill('First light');
  await page.getByRole('button', { name: 'Open the channel' }).click();
  await page.getByRole('button', { name: 'Set up payouts' }).waitFor();
});

test.run();

/** The panel as it is drawn without scripts; empty where there is none. */
async function drawn({ site }: Context, channelSales: ChannelSalesView): Promise<string> {
  site.pages.set('/dashboard', { ownChannel: OWN_CHANNEL, channelSales });
  const html = await (await fetch(`${site.origin}/dashboard`)).text();
  return /<section class="panel channel-sales"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
}

async function open(context: Context, channelSales: ChannelSalesView, query = ''): Promise<void> {
  const { site, page } = context;
  context.known = channelSales;
  site.pages.set('/dashboard', { ownChannel: OWN_CHANNEL, channelSales });
  await page.goto(`${site.origin}/dashboard${query}`);
}

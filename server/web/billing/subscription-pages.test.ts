import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';
import { CHANNEL, CHAT, ME } from '../testing/sample-pages.ts';
import { CHANNEL_SUBSCRIPTIONS, OFFER, OWN_SUBSCRIPTION } from '../testing/sample-subscriptions.ts';
import { problem, ScriptedSite } from '../testing/scripted-site.ts';
import type { ChannelOfferView } from './subscription-types.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('subscriptions to channels on the web');

const SUBSCRIBED = {
  ...OFFER,
  subscription: { state: 'active', periodEnd: '2026-12-04T12:00:00.000Z' },
} satisfies ChannelOfferView;

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
  site.routes.set('GET /api/v1/channels/*', () => ({ body: CHANNEL }));
  site.routes.set('GET /api/v1/channels/*/chat', () => ({ body: { data: [] } }));
  context.page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  context.complaints = complaintsOf(context.page);
});
test.afterEach(({ page }) => page.close());

test('a channel that is not sold says nothing of it, and one’s own neither', async ({ site }) => {
  assert.not.match(await watchPage(site, { ...OFFER, isSold: false }), /channel-offer|\$5/);
  assert.not.match(await watchPage(site, { ...OFFER, isOwn: true }), /channel-offer|\$5/);
});

test('a stranger signs in first, and comes back to the channel', async ({ site }) => {
  site.me = null;
  const html = await watchPage(site, OFFER);
  assert.match(html, /<a class="button" href="\/auth\/discord\?returnTo=%2Fada">Subscribe .*\$5 a month/);
  assert.not.match(await watchPage(site, OFFER, '?subscribed'), /being confirmed/, 'an address alone is no payment');
});

test('a subscriber reads how it stands, even where it is no longer sold', async ({ site }) => {
  const html = (state: 'active' | 'ending' | 'unpaid') => {
    const subscription = { ...SUBSCRIBED.subscription, state };
    return watchPage(site, { ...OFFER, isSold: false, subscription });
  };
  assert.match(await html('active'), /You subscribe<\/span><a href="\/settings\/subscription">Manage</);
  assert.match(await html('ending'), /You subscribe until 4 December 2026/);
  assert.match(await html('unpaid'), /Your last payment failed.*Change the card/);
});

test('who subscribed once and no longer does may again', async ({ site }) => {
  const subscription = { ...SUBSCRIBED.subscription, state: 'ended' as const };
  assert.match(await watchPage(site, { ...OFFER, subscription }), /<button class="button".*Subscribe .*\$5 a month/);
});

test('the button leads to the page where one pays; a refusal is said beside it', async ({ site, page, complaints }) => {
  site.pages.set('/ada', { channel: CHANNEL, chat: CHAT, offer: OFFER });
  site.pages.set('/checkout', { status: [] });
  const sentence = 'Nobody can subscribe to this channel right now.';
  site.routes.set('POST /api/v1/channels/ada/checkout', () => problem(409, 'channel_not_sold', sentence));
  await page.goto(`${site.origin}/ada`);
  const button = page.getByRole('button', { name: 'Subscribe $5 a month' });
  await button.press('Enter');
  await page.getByRole('alert').getByText(sentence).waitFor();

  // The browser says so too, of the answer's status.
  complaints.splice(0);
  site.routes.set('POST /api/v1/channels/ada/checkout', () => ({
    status: 201,
    body: { url: `${site.origin}/checkout` },
  }));
  await button.press('Enter');
  await page.waitForURL(`${site.origin}/checkout`);
  assert.is(site.requests.findLast(({ method }) => method === 'POST')?.headers['x-csrf-token'], 'csrf-1');
  assert.equal(complaints, []);
});

test('who comes back from paying is thanked as soon as it is known, and what plays goes on', async ({
  site,
  page,
  complaints,
}) => {
  site.pages.set('/ada', { channel: CHANNEL, chat: CHAT, offer: OFFER });
  let known: ChannelOfferView = OFFER;
  site.routes.set('GET /api/v1/channels/ada/subscription', () => ({ body: known }));
  await page.clock.install();
  const subscribed = site.subscribed();
  await page.goto(`${site.origin}/ada?subscribed`);
  await subscribed;
  const stage = await page.locator('.player').elementHandle();
  await page.getByText('Your payment is being confirmed').waitFor();
  assert.is(await page.getByRole('button', { name: 'Subscribe' }).count(), 0, 'nobody is asked to pay twice');

  const asked = page.waitForResponse(/\/subscription$/);
  await page.clock.fastForward(1_500);
  await asked;
  known = SUBSCRIBED;
  await page.clock.fastForward(1_500);
  await page.getByText('Thank you! You subscribe to Ada Brandt now.').waitFor();
  await page.getByText('You subscribe', { exact: true }).waitFor();
  assert.ok(await stage?.evaluate((element) => element.isConnected), 'the stage is the same');
  assert.is(page.url(), `${site.origin}/ada`, 'the address may be shown around');
  assert.equal(complaints, []);
});

test('news that does not come is said to be late, and who has not paid still can', async ({ site, page }) => {
  site.pages.set('/ada', { channel: CHANNEL, chat: CHAT, offer: OFFER });
  site.routes.set('GET /api/v1/channels/ada/subscription', () => ({ body: OFFER }));
  await page.clock.install();
  await page.goto(`${site.origin}/ada?subscribed`);
  await page.getByText('Your payment is being confirmed').waitFor();
  await page.clock.runFor(70_000);
  await page.getByText('We have not heard of your payment yet.').waitFor();
  await page.getByRole('button', { name: 'Subscribe' }).waitFor();
  assert.is(page.url(), `${site.origin}/ada?subscribed`, 'a reload asks again');
});

test('the settings list the channels below the platform’s, and one button sees to them all', async ({
  site,
  page,
  complaints,
}) => {
  const path = '/settings/subscription';
  site.pages.set(path, { ownSubscription: OWN_SUBSCRIPTION, channelSubscriptions: CHANNEL_SUBSCRIPTIONS });
  site.pages.set('/portal', { status: [] });
  site.routes.set('POST /api/v1/billing/portal', () => ({ status: 201, body: { url: `${site.origin}/portal` } }));
  await page.goto(site.origin + path);
  const channels = await page.locator('.subscribed-channels li').allInnerTexts();
  assert.match(channels[0] ?? '', /Ada Brandt\s+Active\s+\$5 a month\s+Renews on 4 December 2026\./);
  assert.match(channels[1] ?? '', /Moss & Fern\s+Canceled[\s\S]*Paid for until 11 December 2026\. It does not renew\./);
  assert.match(channels[2] ?? '', /Payment failed[\s\S]*The last payment failed\./);
  assert.is(await page.getByRole('link', { name: 'Ada Brandt' }).getAttribute('href'), '/ada');
  await page.getByRole('button', { name: 'Change card or cancel' }).click();
  await page.waitForURL(`${site.origin}/portal`);
  assert.equal(complaints, []);
});

test('who subscribes to no channel reads where to; where nothing is sold, that alone', async ({ site }) => {
  const path = '/settings/subscription';
  const channelSubscriptions = { ...CHANNEL_SUBSCRIPTIONS, data: [] };
  site.pages.set(path, { ownSubscription: OWN_SUBSCRIPTION, channelSubscriptions });
  assert.match(await textOf(site, path), /None yet\. A channel that sells subscriptions/);
  const closed = { ...OWN_SUBSCRIPTION, isOpen: false, subscription: null };
  site.pages.set(path, { ownSubscription: closed, channelSubscriptions });
  const html = await textOf(site, path);
  assert.match(html, /Subscriptions are not sold here\./);
  assert.not.match(html, /Channels<|<button class="button/);
});

test.run();

function watchPage(site: ScriptedSite, offer: ChannelOfferView, query = ''): Promise<string> {
  site.pages.set('/ada', { channel: CHANNEL, chat: CHAT, offer });
  return textOf(site, `/ada${query}`);
}

/** A page's main part, as it is drawn without scripts. */
async function textOf(site: ScriptedSite, path: string): Promise<string> {
  const html = await (await fetch(site.origin + path)).text();
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
}

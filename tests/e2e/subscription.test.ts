/**
 * A member buys a subscription, changes their card and cancels, in a real Chromium on Glim's pages and on the
 * sandbox's hosted ones. With SCREENSHOTS=folder it leaves pictures of them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { stripeWebhooks } from '#platform/stripe/stripe-webhooks.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import type { WebhookVerifier } from '../../server/webhook-verifier.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { complaintsOf, launchChromium } from '../support/chromium.ts';
import { suite } from '../support/suite.ts';

const SCREENSHOTS = process.env.SCREENSHOTS;

interface Context {
  app: TestApp;
  stripe: TestStripe;
  browser: Browser;
}

const test = suite<Context>('a subscription in the browser');

test.before(async (context) => {
  context.stripe = await startTestStripe();
  // The endpoint's secret is made when it is registered, for which the app must be up.
  let webhooks = stripeWebhooks('whsec_not_yet');
  const stripe: WebhookVerifier = {
    verify: (body, signature) => webhooks.verify(body, signature),
    isHandled: (type) => webhooks.isHandled(type),
  };
  const payments = stripePayments({ secretKey: SECRET_KEY, apiBase: context.stripe.sandbox.url });
  context.app = await openTestApp({ payments, stripe });
  context.app.clock.set(new Date().toISOString());
  const form = `url=${encodeURIComponent(`${context.app.url}/webhooks/stripe`)}&enabled_events[]=*`;
  const { body } = await context.stripe.api('POST', '/v1/webhook_endpoints', form);
  webhooks = stripeWebhooks(body.secret);
  context.browser = await launchChromium();
});
test.after(async ({ app, stripe, browser }) => {
  await browser.close();
  await stripe.close();
  await app.close();
});

test('Mia becomes a supporter, changes her card, cancels, and stays after all', async (context) => {
  const { app, stripe } = context;
  const { page, complaints } = await signedIn(context);
  await page.goto(`${app.url}/settings/subscription`);
  await page.getByRole('heading', { name: 'Supporter' }).waitFor();
  await photograph(page, 'plans');

  await page.getByRole('button', { name: 'Become a Supporter' }).click();
  await page.getByText('$5.00', { exact: true }).waitFor();
  await photograph(page, 'checkout');
  await page.getByLabel('Card number').fill('4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('alert').getByText('Your card was declined.').waitFor();
  await photograph(page, 'declined');
  // The browser says so too, of the answer's status.
  complaints.splice(0);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.waitForURL(`${app.url}/settings/subscription?paid`);
  await page.getByText('Your payment is being confirmed').waitFor();
  await deliver(context);
  await page.getByText('Thank you! Your payment has arrived.').waitFor();
  await page.getByText('Renews on').waitFor();
  await photograph(page, 'active');

  await page.getByRole('button', { name: 'Change card or cancel' }).click();
  await page.getByText('visa ending in 4242 is charged.').waitFor();
  await photograph(page, 'portal');
  await page.getByLabel('Card number').fill('5555 5555 5555 4444');
  await page.getByRole('button', { name: 'Save this card' }).click();
  await page.getByText('mastercard ending in 4444 is charged.').waitFor();
  await page.getByRole('button', { name: 'Cancel subscription' }).click();
  await page.getByText('Ends on').waitFor();
  await deliver(context);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText('It does not renew.').waitFor();
  await photograph(page, 'ending');

  await page.getByRole('button', { name: 'Change card or cancel' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Renews on').waitFor();
  await deliver(context);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText('Renews on').waitFor();
  assert.equal(complaints, []);
  assert.ok((await stripe.control.deliveries.settled()).every(({ status }) => status === 200));
});

/** Waits for the webhooks, and does the jobs that they cause. */
async function deliver({ app, stripe }: Context): Promise<void> {
  await stripe.control.deliveries.settled();
  for (const { payload } of await app.listJobs())
    if (payload.eventId) await app.database.unitOfWork(() => app.billingEvents.apply(payload.eventId ?? ''));
}

async function signedIn({ app, browser }: Context): Promise<{ page: Page; complaints: string[] }> {
  const { headers } = await app.signIn();
  const visitor = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const [name = '', value = ''] = headers.Cookie.split('=');
  await visitor.addCookies([{ name, value, url: app.url }]);
  const page = await visitor.newPage();
  return { page, complaints: complaintsOf(page) };
}

/** At the desk and on a phone. */
async function photograph(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-1280.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-390.png`), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test.run();

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { User } from '#domain/accounts/user.entity.ts';
import { stripePayments } from '#platform/stripe/stripe-payments.ts';
import { stripeWebhooks } from '#platform/stripe/stripe-webhooks.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from '../../sandbox/stripe/testing/test-stripe.ts';
import type { WebhookVerifier } from '../../server/webhook-verifier.ts';
import { openTestApp, type TestApp } from './app.ts';
import { complaintsOf, launchChromium } from './chromium.ts';

const SCREENSHOTS = process.env.SCREENSHOTS;
const DESK = { width: 1280, height: 900 };
const TIMEOUT_MS = 15_000;
const PHONE = { width: 390, height: 844 };

/** The app with the sandbox's Stripe behind it, and a Chromium for people to look at both. */
export interface PayingApp {
  app: TestApp;
  stripe: TestStripe;
  browser: Browser;
  /** Waits for the webhooks, and does the jobs that they cause. */
  deliver(): Promise<void>;
  /** A page of somebody who is signed in, and what it complains of. */
  pageOf(user?: User): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

export async function openPayingApp(): Promise<PayingApp> {
  const stripe = await startTestStripe();
  // The endpoint's secret is made when it is registered, for which the app must be up.
  let webhooks = stripeWebhooks('whsec_not_yet');
  const verifier: WebhookVerifier = {
    verify: (body, signature) => webhooks.verify(body, signature),
    isHandled: (type) => webhooks.isHandled(type),
  };
  const payments = stripePayments({ secretKey: SECRET_KEY, apiBase: stripe.sandbox.url });
  const app = await openTestApp({ payments, stripe: verifier });
  app.clock.set(new Date().toISOString());
  const form = `url=${encodeURIComponent(`${app.url}/webhooks/stripe`)}&enabled_events[]=*`;
  const { body } = await stripe.api('POST', '/v1/webhook_endpoints', form);
  webhooks = stripeWebhooks(body.secret);
  const browser = await launchChromium();

  return {
    app,
    stripe,
    browser,
    async deliver() {
      await stripe.control.deliveries.settled();
      for (const { payload } of await app.listJobs())
        if (payload.eventId) await app.database.unitOfWork(() => app.billingEvents.apply(payload.eventId ?? ''));
    },
    async pageOf(user) {
      const { headers } = await app.signIn(user);
      const visitor = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' });
      const [name = '', value = ''] = headers.Cookie.split('=');
      await visitor.addCookies([{ name, value, url: app.url }]);
      const page = await visitor.newPage();
      page.setDefaultTimeout(TIMEOUT_MS);
      return { page, complaints: complaintsOf(page) };
    },
    async close() {
      await browser.close();
      await stripe.close();
      await app.close();
    },
  };
}

/** With SCREENSHOTS=folder, a picture of a page at the desk and one on a phone. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-1280.png`), fullPage: true });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-390.png`), fullPage: true });
  await page.setViewportSize(DESK);
}

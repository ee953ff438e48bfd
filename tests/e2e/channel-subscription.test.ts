/**
 * A streamer sets up payouts and sells, a member subscribes to the channel, changes their card and cancels: in a real
 * Chromium on Glim's pages and on the sandbox's hosted ones. With SCREENSHOTS=folder it leaves pictures of them, with
 * HELP_SCREENSHOTS=docs/help/images those of the guides.
 */
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { User } from '#domain/accounts/user.entity.ts';
import { createUser } from '../support/factories.ts';
import { takeHelpPicture } from '../support/help-picture.ts';
import { openPayingApp, type PayingApp, photograph } from '../support/paying-app.ts';
import { suite } from '../support/suite.ts';

interface Context extends PayingApp {
  lena: Page;
  mia: Page;
  complaints: string[][];
}

const test = suite<Context>('a channel’s subscription in the browser');
const DETAILS = { slug: 'lena', title: 'Restoring a 1971 synthesizer', category: 'Tech', isMature: false } as const;

test.before(async (context) => {
  Object.assign(context, await openPayingApp(), { complaints: [] });
  const { app } = context;
  const { lena, mia } = await app.database.unitOfWork(async () => {
    const people = { lena: await createUser(app, 'Lena'), mia: await createUser(app, 'Mia') };
    await app.channels.open(people.lena, DETAILS);
    return people;
  });
  const pageOf = async (user: User) => {
    const { page, complaints } = await context.pageOf(user);
    context.complaints.push(complaints);
    return page;
  };
  Object.assign(context, { lena: await pageOf(lena), mia: await pageOf(mia) });
});
test.after(({ close }) => close());

test('before Lena sells, nobody sees anything of it', async ({ app, mia }) => {
  await mia.goto(`${app.url}/lena`);
  await mia.getByRole('heading', { name: DETAILS.title }).waitFor();
  assert.is(await mia.locator('.channel-offer').count(), 0);
});

test('Lena sets up her payouts on Stripe’s page, and sells', async ({ app, lena, stripe }) => {
  await lena.goto(`${app.url}/dashboard`);
  const panel = lena.locator('.channel-sales');
  await panel.getByText('$2.50 (50%)').waitFor();
  await takeHelpPicture(panel, 'payouts-not-set-up');
  await panel.getByRole('button', { name: 'Set up payouts' }).click();
  await lena.getByRole('button', { name: 'Later' }).click();
  await lena.waitForURL(/\/dashboard$/);
  await panel.getByText('Not finished').waitFor();
  await photograph(lena, 'payouts-unfinished');

  await panel.getByRole('button', { name: 'Finish setting up' }).click();
  await lena.getByRole('heading', { name: 'Get paid' }).waitFor();
  const used = lena.url();
  await photograph(lena, 'onboarding');
  await lena.getByRole('button', { name: 'Finish', exact: true }).click();
  await panel.getByText('Your payouts are set up.').waitFor();
  await lena.goto(used);
  await lena.waitForURL(/\/dashboard$/);
  await panel.getByText('Ready', { exact: true }).waitFor();

  await panel.getByRole('checkbox', { name: 'Sell subscriptions' }).check();
  await panel.getByText('When you switch this off').waitFor();
  assert.is((await stripe.api('GET', '/v1/accounts')).body.data.length, 1);
  await photograph(lena, 'selling');
});

test('a stranger is led to sign in, and Lena is not offered her own channel', async ({ app, browser, lena }) => {
  const stranger = await browser.newPage();
  await stranger.goto(`${app.url}/lena`);
  const link = stranger.getByRole('link', { name: 'Subscribe $5 a month' });
  assert.is(await link.getAttribute('href'), '/auth/discord?returnTo=%2Flena');
  await photograph(stranger, 'watch-stranger');
  await stranger.close();
  await lena.goto(`${app.url}/lena`);
  assert.is(await lena.locator('.channel-offer').count(), 0);
});

test('Mia subscribes on the channel’s page and is thanked there', async ({ app, mia, deliver, complaints }) => {
  await mia.goto(`${app.url}/lena`);
  await photograph(mia, 'watch-offer');
  await takeHelpPicture(mia, 'subscribe');
  await mia.getByRole('button', { name: 'Subscribe $5 a month' }).click();
  await mia.getByText('$5.00', { exact: true }).waitFor();
  await photograph(mia, 'channel-checkout');
  await mia.getByLabel('Card number').fill('4000 0000 0000 0002');
  await mia.getByRole('button', { name: 'Subscribe' }).click();
  await mia.getByRole('alert').getByText('Your card was declined.').waitFor();
  // The browser says so too, of the answer's status.
  for (const said of complaints) said.splice(0);
  await mia.getByRole('button', { name: 'Subscribe' }).click();
  await mia.waitForURL(`${app.url}/lena?subscribed`);
  await mia.getByText('Your payment is being confirmed').waitFor();
  await photograph(mia, 'watch-confirming');
  await deliver();
  await mia.getByText('Thank you! You subscribe to Lena now.').waitFor();
  await mia.getByText('You subscribe', { exact: true }).waitFor();
  assert.is(mia.url(), `${app.url}/lena`);
  await photograph(mia, 'watch-thanks');
});

test('Lena’s panel counts her, and Stripe has sent Lena her share', async ({ app, lena }) => {
  await lena.goto(`${app.url}/dashboard`);
  const panel = lena.locator('.channel-sales');
  await panel.getByText('Subscribers').locator('xpath=..').getByText('1', { exact: true }).waitFor();
  await photograph(lena, 'dashboard-sold');
  await takeHelpPicture(panel, 'channel-sales');
  await panel.getByRole('button', { name: 'See your payouts' }).click();
  await lena.getByRole('heading', { name: 'Transfers' }).waitFor();
  assert.is(await lena.locator('.total').textContent(), '$2.50');
  await photograph(lena, 'express');
});

test('Mia changes her card and cancels in the portal, and keeps it until then', async ({ app, mia, deliver }) => {
  await mia.getByRole('link', { name: 'Manage' }).click();
  const item = mia.locator('.subscribed-channels li');
  await item.getByText('Renews on').waitFor();
  assert.is(await item.getByRole('link', { name: 'Lena' }).getAttribute('href'), '/lena');
  await photograph(mia, 'settings-channel');
  await takeHelpPicture(mia, 'your-subscriptions');
  await mia.getByRole('button', { name: 'Change card or cancel' }).click();
  await mia.getByLabel('Card number').fill('5555 5555 5555 4444');
  await mia.getByRole('button', { name: 'Save this card' }).click();
  await mia.getByText('mastercard ending in 4444 is charged.').waitFor();
  await mia.getByRole('button', { name: 'Cancel subscription' }).click();
  await mia.getByText('Ends on').waitFor();
  await deliver();
  await mia.getByRole('link', { name: 'Back' }).click();
  await item.getByText('It does not renew.').waitFor();
  await photograph(mia, 'settings-ending');
  await mia.goto(`${app.url}/lena`);
  await mia.getByText('You subscribe until').waitFor();
  await photograph(mia, 'watch-ending');
});

test('Lena sells no more: Mia keeps what she has, and nobody else is offered it', async ({ app, lena, mia }) => {
  await lena.goto(`${app.url}/dashboard`);
  const panel = lena.locator('.channel-sales');
  await panel.getByRole('checkbox', { name: 'Sell subscriptions' }).uncheck();
  await panel.getByText('Nobody new can subscribe.').waitFor();
  await mia.reload();
  await mia.getByText('You subscribe until').waitFor();
  assert.not.match((await app.call('GET', '/lena')).text, /class="channel-offer/);
});

test('when Stripe stops the account, the panel says so and leads to what is needed', async ({ app, lena, stripe }) => {
  const [account] = (await stripe.api('GET', '/v1/accounts')).body.data;
  await stripe.control.restrict(account.id);
  await lena.goto(`${app.url}/dashboard`);
  const panel = lena.locator('.channel-sales');
  await panel.getByText('Stripe does not send you money right now.').waitFor();
  await photograph(lena, 'payouts-stopped');
  await panel.getByRole('button', { name: 'See what Stripe needs' }).click();
  await lena.getByRole('button', { name: 'Finish', exact: true }).click();
  await panel.getByText('Your payouts are set up.').waitFor();
});

test('no page complained, and each webhook was taken', async ({ complaints, stripe }) => {
  // Chat and live events are not served here.
  assert.equal(
    complaints.flat().filter((said) => !/\/ws' failed/.test(said)),
    [],
  );
  assert.ok((await stripe.control.deliveries.settled()).every(({ status }) => status === 200));
});

test.run();

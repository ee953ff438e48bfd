/**
 * A member buys a subscription, changes their card and cancels, in a real Chromium on Glim's pages and on the
 * sandbox's hosted ones. With SCREENSHOTS=folder it leaves pictures of them.
 */
import * as assert from 'uvu/assert';
import { openPayingApp, type PayingApp, photograph } from '../support/paying-app.ts';
import { suite } from '../support/suite.ts';

const test = suite<PayingApp>('a subscription in the browser');

test.before(async (context) => {
  Object.assign(context, await openPayingApp());
});
test.after(({ close }) => close());

test('Mia becomes a supporter, changes her card, cancels, and stays after all', async ({
  app,
  stripe,
  deliver,
  pageOf,
}) => {
  const { page, complaints } = await pageOf();
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
  await deliver();
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
  await deliver();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText('It does not renew.').waitFor();
  await photograph(page, 'ending');

  await page.getByRole('button', { name: 'Change card or cancel' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Renews on').waitFor();
  await deliver();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText('Renews on').waitFor();
  assert.equal(complaints, []);
  assert.ok((await stripe.control.deliveries.settled()).every(({ status }) => status === 200));
});

test.run();

import * as assert from 'uvu/assert';
import { suite } from '../../../tests/support/suite.ts';
import { openAccount, subscribeToChannel } from '../testing/channel-subscription.ts';
import { startTestStripe, type TestStripe } from '../testing/test-stripe.ts';

const RETURN = 'http://127.0.0.1:9/payouts';
const REFRESH = 'http://127.0.0.1:9/payouts/again';
const FINISH = 'action=finish&number=000123456789';

const test = suite<{ stripe: TestStripe }>('the Stripe sandbox’s pages for connected accounts');

test.before(async (context) => {
  context.stripe = await startTestStripe();
});
test.after(({ stripe }) => stripe.close());

test('a link opens the onboarding page once, and then leads back for another', async ({ stripe }) => {
  const { link, page } = await openOnboarding(stripe);
  assert.match(page, /^\/setup\/s\/\w{40}$/);
  const { body, headers } = await stripe.api('GET', page);
  assert.match(body, /this is not Stripe, and no money moves/);
  assert.match(headers.get('content-security-policy') ?? '', /form-action 'self' http:\/\/127\.0\.0\.1:9;/);
  assert.ok(!/<script|\sstyle=|\son\w+=/.test(body));
  assert.is(locationOf(await stripe.api('GET', link)), REFRESH);
  assert.is((await stripe.api('GET', page)).status, 200);
});

test('a link is good for five minutes', async ({ stripe }) => {
  const { id } = await openAccount(stripe, false);
  const { body } = await stripe.api('POST', '/v1/account_links', linkForm(id));
  assert.is(body.expires_at - body.created, 300);
  await stripe.control.advance({ seconds: 300 });
  assert.is(locationOf(await stripe.api('GET', new URL(body.url).pathname)), REFRESH);
});

test('a link needs an account, the one type, and two addresses of the web', async ({ stripe: { api }, stripe }) => {
  const { id } = await openAccount(stripe, false);
  const unknown = await api('POST', '/v1/account_links', linkForm('acct_none'));
  assert.equal([unknown.status, unknown.body.error.code], [400, 'account_invalid']);
  assert.match(unknown.body.error.message, /^You requested an account link for an account that is not connected/);
  const other = await api('POST', '/v1/account_links', linkForm(id).replace('_onboarding', '_update'));
  assert.is(other.body.error.param, 'type');
  const evil = await api(
    'POST',
    '/v1/account_links',
    linkForm(id).replace(`return_url=${RETURN}`, 'return_url=javascript:alert(1)'),
  );
  assert.is(evil.body.error.param, 'return_url');
});

test('Finish makes the account able to receive and leads back; a second Finish changes nothing', async ({ stripe }) => {
  const { id, page } = await openOnboarding(stripe);
  const done = await stripe.api('POST', page, FINISH);
  assert.equal([done.status, locationOf(done)], [303, RETURN]);
  const { body } = await stripe.api('GET', `/v1/accounts/${id}`);
  assert.equal(
    [body.details_submitted, body.payouts_enabled, body.capabilities],
    [true, true, { transfers: 'active' }],
  );
  await stripe.control.restrict(id);
  assert.is(locationOf(await stripe.api('POST', page, FINISH)), REFRESH);
  assert.is((await stripe.api('GET', `/v1/accounts/${id}`)).body.payouts_enabled, false);
  assert.is(locationOf(await stripe.api('GET', page)), REFRESH);
});

test('a country is chosen where the platform gave none, and then stays', async ({ stripe }) => {
  const { id } = (await stripe.api('POST', '/v1/accounts', 'type=express&capabilities[transfers][requested]=true'))
    .body;
  const { page } = await openOnboarding(stripe, id);
  assert.match((await stripe.api('GET', page)).body, /<select name="country">.*<option value="DE">Germany</s);
  assert.is((await stripe.api('POST', page, `${FINISH}&country=Atlantis`)).status, 400);
  await stripe.api('POST', page, `${FINISH}&country=DE`);
  const countryNow = async () => (await stripe.api('GET', `/v1/accounts/${id}`)).body.country;
  assert.is(await countryNow(), 'DE');
  const again = await openOnboarding(stripe, id);
  assert.ok(!(await stripe.api('GET', again.page)).body.includes('<select'));
  await stripe.api('POST', again.page, `${FINISH}&country=FR`);
  assert.is(await countryNow(), 'DE');
});

test('Later leads back with nothing done', async ({ stripe }) => {
  const { id, page } = await openOnboarding(stripe);
  assert.is(locationOf(await stripe.api('POST', page, 'action=later&number=')), RETURN);
  assert.is((await stripe.api('GET', `/v1/accounts/${id}`)).body.details_submitted, false);
});

test('a bank account that takes no payouts leaves them off, until another is given', async ({ stripe }) => {
  const { id, page } = await openOnboarding(stripe);
  await stripe.api('POST', page, 'action=finish&number=000111111116');
  const { body } = await stripe.api('GET', `/v1/accounts/${id}`);
  assert.equal([body.payouts_enabled, body.capabilities.transfers], [false, 'active']);
  assert.equal(body.requirements.currently_due, ['external_account']);
  const again = await openOnboarding(stripe, id);
  await stripe.api('POST', again.page, 'action=finish&number=DE89+3704+0044+0532+0130+00');
  assert.is((await stripe.api('GET', `/v1/accounts/${id}`)).body.payouts_enabled, true);
});

test('a real number, an unknown button and a form of another site are refused', async ({ stripe }) => {
  const { id, page } = await openOnboarding(stripe);
  const real = await stripe.api('POST', page, 'action=finish&number=123456789012');
  assert.is(real.status, 400);
  assert.match(real.body, /Never type a real bank account into a sandbox/);
  assert.is((await stripe.api('POST', page, 'action=steal')).status, 400);
  const foreign = await stripe.api('POST', page, FINISH, { origin: 'http://elsewhere.example' });
  assert.equal([foreign.status, locationOf(foreign)], [400, null]);
  assert.is((await stripe.api('GET', `/v1/accounts/${id}`)).body.details_submitted, false);
  assert.is((await stripe.api('POST', `${page}x`, FINISH)).status, 404);
});

test('a name is shown as text on both pages', async ({ stripe }) => {
  const email = '<img src=x onerror=alert(1)>"@example.com';
  const form = new URLSearchParams({ type: 'express', email, 'capabilities[transfers][requested]': 'true' });
  const { id } = (await stripe.api('POST', '/v1/accounts', form.toString())).body;
  const { page } = await openOnboarding(stripe, id);
  const onboarding = (await stripe.api('GET', page)).body;
  await stripe.api('POST', page, FINISH);
  const dashboard = (await openDashboard(stripe, id)).body;
  for (const shown of [onboarding, dashboard]) {
    assert.ok(shown.includes('&lt;img src=x onerror=alert(1)&gt;&quot;@example.com'));
    assert.ok(!shown.includes('<img'));
  }
});

test('the dashboard is for accounts that finished, and its link is good once', async ({ stripe }) => {
  const { id } = await openAccount(stripe, false);
  const early = await stripe.api('POST', `/v1/accounts/${id}/login_links`);
  assert.is(early.status, 400);
  assert.is(early.body.error.message, 'Cannot create a login link for an account that has not completed onboarding.');
  await stripe.control.onboard(id);
  const { link, page } = await openDashboard(stripe, id);
  const used = await stripe.api('GET', link);
  assert.equal([used.status, /This link was used/.test(used.body)], [410, true]);
  assert.is((await stripe.api('GET', page)).status, 200);
});

test('the dashboard tells the balance and each transfer, less what was taken back', async ({ stripe }) => {
  const { id } = await openAccount(stripe);
  const { charge } = await subscribeToChannel(stripe, id, '70');
  await subscribeToChannel(stripe, id, '70.5');
  await stripe.api('POST', '/v1/refunds', `charge=${charge.id}&amount=100&reverse_transfer=true`);
  const { body } = await openDashboard(stripe, id);
  assert.match(body, /<p class="total">\$6\.32<\/p>/);
  for (const part of ['$3.50', '$3.52', '$0.70 taken back', 'Payouts are on.']) assert.ok(body.includes(part), part);
});

function linkForm(account: string): string {
  return `account=${account}&type=account_onboarding&refresh_url=${REFRESH}&return_url=${RETURN}`;
}

async function openOnboarding(stripe: TestStripe, account?: string) {
  const id = account ?? (await openAccount(stripe, false)).id;
  const { body } = await stripe.api('POST', '/v1/account_links', linkForm(id));
  const link = new URL(body.url).pathname;
  return { id, link, page: locationOf(await stripe.api('GET', link)) ?? '' };
}

async function openDashboard(stripe: TestStripe, account: string) {
  const link = new URL((await stripe.api('POST', `/v1/accounts/${account}/login_links`)).body.url).pathname;
  const page = locationOf(await stripe.api('GET', link)) ?? '';
  return { link, page, body: (await stripe.api('GET', page)).body };
}

function locationOf({ headers }: { headers: Headers }): string | null {
  return headers.get('location');
}

test.run();

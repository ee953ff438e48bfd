/** Stripe's own command line, a client that knows nothing of this stand-in: https://docs.stripe.com/cli/trigger */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { suite } from '../../tests/support/suite.ts';
import { SECRET_KEY, startTestStripe, type TestStripe } from './testing/test-stripe.ts';

const CLI = join(import.meta.dirname, '../../node_modules/.bin/stripe');

interface Context {
  stripe: TestStripe;
  home: string;
}

const test = suite<Context>('Stripe’s CLI against the sandbox');

test.before(async (context) => {
  context.stripe = await startTestStripe();
  context.home = mkdtempSync(join(tmpdir(), 'glim-stripe-cli-'));
});
test.after(async ({ stripe, home }) => {
  await stripe.close();
  rmSync(home, { recursive: true });
});

for (const [type, last] of [
  ['customer.subscription.deleted', 'customer.subscription.deleted'],
  ['checkout.session.completed', 'checkout.session.completed'],
  ['charge.refunded', 'charge.refunded'],
  ['invoice.payment_failed', 'invoice.payment_failed'],
] as const) {
  test(`triggers ${type}`, async ({ stripe, home }) => {
    const output = await run(['trigger', type, '--api-base', stripe.sandbox.url], home);
    assert.match(output, /Trigger succeeded/);
    const { body } = await stripe.api('GET', `/v1/events?type=${last}`);
    assert.is(body.data.length, 1);
  });
}

test('makes a price with its product, as docs/billing.md says', async ({ stripe, home }) => {
  const params = [
    'currency=usd',
    'unit_amount=500',
    'recurring[interval]=month',
    'product_data[name]=Glim Supporter',
    'lookup_key=another_key',
  ];
  const data = params.flatMap((param) => ['-d', param]);
  const output = await run(['post', '/v1/prices', '--api-base', stripe.sandbox.url, ...data], home);
  assert.is(JSON.parse(output).lookup_key, 'another_key');
});

test('reads a list as it reads Stripe’s', async ({ stripe, home }) => {
  const output = await run(['events', 'list', '--limit', '1', '--api-base', stripe.sandbox.url], home);
  assert.is(JSON.parse(output).data[0].object, 'event');
});

async function run(args: string[], home: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    STRIPE_API_KEY: SECRET_KEY,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
  };
  const { stdout, stderr } = await promisify(execFile)(CLI, args, { env, timeout: 30_000 });
  return stdout + stderr;
}

test.run();

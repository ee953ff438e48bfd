import { newId } from './ids.ts';
import { newPrice } from './objects/new-price.ts';
import { newProduct } from './objects/new-product.ts';
import { listAll, save } from './state/find.ts';
import { API_VERSION } from './state/objects.ts';
import type { World } from './world.ts';

/** What a merchant would have set up in the Dashboard: three things to sell, found by their lookup keys. */
const SOLD = [
  { name: 'Glim Supporter', lookupKey: 'glim_supporter_monthly', unitAmount: 500 },
  { name: 'Glim Patron', lookupKey: 'glim_patron_monthly', unitAmount: 2500 },
  { name: 'Glim channel subscription', lookupKey: 'glim_channel_monthly', unitAmount: 500 },
];

/** Adds what is missing: products with their prices, and the endpoint that hears of events. */
export function furnish(world: World): void {
  const prices = listAll(world, 'price');
  for (const { name, lookupKey, unitAmount } of SOLD) {
    if (prices.some((price) => price.lookup_key === lookupKey)) continue;
    const product = newProduct(world, { name });
    newPrice(world, { product: product.id, unitAmount, currency: 'usd', recurring: { interval: 'month' }, lookupKey });
  }
  const { webhook } = world.options;
  if (webhook) register(world, webhook);
}

/** One endpoint, at the address and with the secret of this run. */
function register(world: World, { url, secret }: { url: string; secret: string }): void {
  const known = listAll(world, 'webhook_endpoint').find((endpoint) => endpoint.description === 'Glim');
  const endpoint = save(world, 'webhook_endpoint', {
    ...(known ?? {
      id: newId('we'),
      object: 'webhook_endpoint',
      api_version: API_VERSION,
      application: null,
      created: world.clock.now(),
      description: 'Glim',
      enabled_events: ['*'],
      livemode: false,
      metadata: {},
      status: 'enabled',
    }),
    url,
  });
  world.state.hidden.webhookSecrets.set(endpoint.id, secret);
}

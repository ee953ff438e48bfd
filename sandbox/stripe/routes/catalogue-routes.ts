import * as z from 'zod/mini';
import { recordEvent } from '../events/record-event.ts';
import { newPrice } from '../objects/new-price.ts';
import { newProduct } from '../objects/new-product.ts';
import { find, listAll, save } from '../state/find.ts';
import type { Product } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { flag, ignored, integer, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import type { World } from '../world.ts';

const RECURRING = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: z.optional(integer),
  usage_type: z.optional(z.literal('licensed')),
});

/** What is sold, and for how much: https://docs.stripe.com/api/products https://docs.stripe.com/api/prices */
export const catalogueRoutes: Route[] = [
  route(
    'POST',
    '/v1/products',
    {
      name: text,
      description: z.optional(text),
      active: z.optional(flag),
      metadata: z.optional(metadata),
      tax_code: ignored,
    },
    ({ world, params }) => {
      const product = newProduct(world, params);
      recordEvent(world, 'product.created', product);
      return product;
    },
  ),
  route(
    'GET',
    '/v1/products',
    { ...paging, active: z.optional(flag), created: z.optional(range) },
    ({ world, url, params }) =>
      listPage(
        listAll(
          world,
          'product',
          ({ active, created }) => active === (params.active ?? active) && isWithin(created, params.created),
        ),
        url,
        params,
      ),
  ),
  route('GET', '/v1/products/:id', {}, ({ world, id }) => find(world, 'product', id)),
  route(
    'POST',
    '/v1/prices',
    {
      product: z.optional(text),
      product_data: z.optional(z.strictObject({ name: text, metadata: ignored })),
      unit_amount: integer,
      currency: text.check(z.regex(/^[a-zA-Z]{3}$/)),
      recurring: z.optional(RECURRING),
      lookup_key: z.optional(text.check(z.maxLength(200))),
      transfer_lookup_key: z.optional(flag),
      nickname: z.optional(text),
      metadata: z.optional(metadata),
      tax_behavior: ignored,
    },
    ({ world, params }) => {
      const product = productFor(world, params);
      claimLookupKey(world, params.lookup_key, params.transfer_lookup_key ?? false);
      const { recurring } = params;
      const price = newPrice(world, {
        product: product.id,
        unitAmount: params.unit_amount,
        currency: params.currency,
        recurring: recurring && { interval: recurring.interval, intervalCount: recurring.interval_count },
        lookupKey: params.lookup_key,
        nickname: params.nickname,
        metadata: params.metadata,
      });
      recordEvent(world, 'price.created', price);
      return price;
    },
  ),
  route(
    'GET',
    '/v1/prices',
    {
      ...paging,
      active: z.optional(flag),
      product: z.optional(text),
      type: z.optional(text),
      currency: z.optional(text),
      lookup_keys: z.optional(z.array(text).check(z.maxLength(10))),
      created: z.optional(range),
    },
    ({ world, url, params }) => {
      const { active, product, type, currency, lookup_keys: keys, created } = params;
      const rows = listAll(
        world,
        'price',
        (price) =>
          price.active === (active ?? price.active) &&
          price.product === (product ?? price.product) &&
          price.type === (type ?? price.type) &&
          price.currency === (currency ?? price.currency) &&
          (keys === undefined || keys.includes(price.lookup_key ?? '')) &&
          isWithin(price.created, created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/prices/:id', {}, ({ world, id }) => find(world, 'price', id)),
  route(
    'POST',
    '/v1/prices/:id',
    {
      active: z.optional(flag),
      nickname: z.optional(text),
      metadata: z.optional(metadata),
      lookup_key: z.optional(text),
    },
    ({ world, id, params }) => {
      const price = find(world, 'price', id);
      claimLookupKey(world, params.lookup_key, false);
      Object.assign(price, params);
      recordEvent(world, 'price.updated', save(world, 'price', price));
      return price;
    },
  ),
];

interface ProductParams {
  product?: string | undefined;
  product_data?: { name: string } | undefined;
}

/** The product that is named, or one that is made along the way. */
function productFor(world: World, { product, product_data: data }: ProductParams): Product {
  if (product !== undefined) return find(world, 'product', product, 'product');
  if (!data) throw errors.missingParam('product');
  const made = newProduct(world, data);
  recordEvent(world, 'product.created', made);
  return made;
}

/** A lookup key belongs to one price; it is taken over only when that is asked for. */
function claimLookupKey(world: World, key: string | undefined, mayTransfer: boolean): void {
  const [holder] = listAll(world, 'price', (price) => key !== undefined && price.lookup_key === key);
  if (!holder) return;
  if (!mayTransfer) throw errors.badParam('lookup_key', `A price (\`${holder.id}\`) already uses that lookup key.`);
  holder.lookup_key = null;
  save(world, 'price', holder);
}

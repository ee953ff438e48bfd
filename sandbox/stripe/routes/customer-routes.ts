import * as z from 'zod/mini';
import { attachCard, resolveMethod, setDefaultCard } from '../engine/attach-card.ts';
import { endSubscription } from '../engine/cancel-subscription.ts';
import { recordEvent } from '../events/record-event.ts';
import { newCustomer } from '../objects/new-customer.ts';
import { find, listAll, save } from '../state/find.ts';
import type { Customer } from '../state/objects.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { ignored, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';
import type { World } from '../world.ts';

const SETTINGS = z.optional(z.strictObject({ default_payment_method: z.optional(text), footer: ignored }));
const DETAILS = {
  name: z.optional(text),
  email: z.optional(text),
  description: z.optional(text),
  phone: ignored,
  address: ignored,
  shipping: ignored,
  metadata: z.optional(metadata),
  invoice_settings: SETTINGS,
};

/** https://docs.stripe.com/api/customers */
export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', { ...DETAILS, payment_method: z.optional(text) }, ({ world, params }) => {
    const customer = newCustomer(world, params);
    const { payment_method: methodId, invoice_settings: settings } = params;
    if (methodId) {
      const method = attachCard(world, resolveMethod(world, methodId), customer);
      if (settings?.default_payment_method === methodId) customer.invoice_settings.default_payment_method = method.id;
    }
    recordEvent(world, 'customer.created', save(world, 'customer', customer));
    return customer;
  }),
  route(
    'GET',
    '/v1/customers',
    { ...paging, email: z.optional(text), created: z.optional(range) },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'customer',
        ({ email, created }) => email === (params.email ?? email) && isWithin(created, params.created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/customers/:id', {}, ({ world, id }) =>
    world.state.hidden.deletedCustomers.has(id) ? deleted(id) : find(world, 'customer', id, 'customer'),
  ),
  route('POST', '/v1/customers/:id', DETAILS, ({ world, id, params }) => {
    const customer = find(world, 'customer', id, 'customer');
    const { invoice_settings: settings, name, email, description, metadata: notes } = params;
    const change: Partial<Customer> = {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(description === undefined ? {} : { description }),
      ...(notes === undefined ? {} : { metadata: { ...customer.metadata, ...notes } }),
    };
    if (Object.keys(change).length > 0) {
      Object.assign(customer, change);
      recordEvent(world, 'customer.updated', save(world, 'customer', customer), {});
    }
    const method = settings?.default_payment_method;
    if (method !== undefined)
      setDefaultCard(world, customer, method === '' ? null : find(world, 'payment_method', method).id);
    return customer;
  }),
  route('DELETE', '/v1/customers/:id', {}, ({ world, id }) => {
    const customer = find(world, 'customer', id, 'customer');
    endAll(world, customer);
    world.state.tables.customer.delete(id);
    world.state.hidden.deletedCustomers.set(id, true);
    world.touch();
    recordEvent(world, 'customer.deleted', customer);
    return deleted(id);
  }),
];

function deleted(id: string): object {
  return { id, object: 'customer', deleted: true };
}

/** "Also immediately cancels any active subscriptions": https://docs.stripe.com/api/customers/delete */
function endAll(world: World, { id }: Customer): void {
  const running = listAll(
    world,
    'subscription',
    ({ customer, ended_at: endedAt }) => customer === id && endedAt === null,
  );
  for (const subscription of running) endSubscription(world, subscription, 'cancellation_requested');
}

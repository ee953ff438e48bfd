import * as z from 'zod/mini';
import { newId, randomText } from '../ids.ts';
import { find, listAll, save } from '../state/find.ts';
import { API_VERSION } from '../state/objects.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { flag, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

const TYPES = z.array(text).check(z.minLength(1), z.maxLength(20));

/** https://docs.stripe.com/api/events https://docs.stripe.com/api/webhook_endpoints */
export const eventRoutes: Route[] = [
  route(
    'GET',
    '/v1/events',
    {
      ...paging,
      type: z.optional(text),
      types: z.optional(TYPES),
      created: z.optional(range),
      delivery_success: z.optional(flag),
    },
    ({ world, url, params }) => {
      const { type, types, created, delivery_success: isDelivered } = params;
      const rows = listAll(
        world,
        'event',
        (event) =>
          // Those of connected accounts are theirs to list.
          event.account === undefined &&
          (type === undefined || isOfType(event.type, type)) &&
          (types === undefined || types.some((each) => isOfType(event.type, each))) &&
          (isDelivered === undefined || (event.pending_webhooks === 0) === isDelivered) &&
          isWithin(event.created, created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/events/:id', {}, ({ world, id }) => find(world, 'event', id)),
  route(
    'POST',
    '/v1/webhook_endpoints',
    {
      url: text.check(z.regex(/^https?:\/\//)),
      enabled_events: z.array(text).check(z.minLength(1)),
      description: z.optional(text),
      api_version: z.optional(z.literal(API_VERSION)),
      metadata: z.optional(metadata),
      connect: z.optional(flag),
    },
    ({ world, params }) => {
      const secret = `whsec_${randomText(32)}`;
      const endpoint = save(world, 'webhook_endpoint', {
        id: newId('we'),
        object: 'webhook_endpoint',
        api_version: params.api_version ?? null,
        application: null,
        created: world.clock.now(),
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: params.metadata ?? {},
        status: 'enabled',
        url: params.url,
      });
      world.state.hidden.webhookSecrets.set(endpoint.id, secret);
      if (params.connect) world.state.hidden.connectEndpoints.set(endpoint.id, true);
      return { ...endpoint, secret };
    },
  ),
  route('GET', '/v1/webhook_endpoints', paging, ({ world, url, params }) =>
    listPage(listAll(world, 'webhook_endpoint'), url, params),
  ),
  route('GET', '/v1/webhook_endpoints/:id', {}, ({ world, id }) => find(world, 'webhook_endpoint', id)),
  route('DELETE', '/v1/webhook_endpoints/:id', {}, ({ world, id }) => {
    find(world, 'webhook_endpoint', id);
    world.state.tables.webhook_endpoint.delete(id);
    world.state.hidden.connectEndpoints.delete(id);
    world.touch();
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
];

/** `charge.*` takes every type that begins so. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

import * as z from 'zod/mini';
import { newId, randomText } from '../ids.ts';
import { find, save } from '../state/find.ts';
import { ignored, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

/** https://docs.stripe.com/api/customer_portal/sessions */
export const portalRoutes: Route[] = [
  route(
    'POST',
    '/v1/billing_portal/sessions',
    { customer: text, return_url: z.optional(text), configuration: ignored, flow_data: ignored, locale: ignored },
    ({ world, params }) => {
      find(world, 'customer', params.customer, 'customer');
      const key = `test_${randomText(40)}`;
      const session = save(world, 'billing_portal.session', {
        id: newId('bps'),
        object: 'billing_portal.session',
        configuration: 'bpc_sandbox',
        created: world.clock.now(),
        customer: params.customer,
        customer_account: null,
        flow: null,
        livemode: false,
        locale: null,
        on_behalf_of: null,
        return_url: params.return_url ?? null,
        url: `${world.url}/p/session/${key}`,
      });
      world.state.hidden.portalKeys.set(key, session.id);
      return session;
    },
  ),
];

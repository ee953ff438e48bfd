import * as z from 'zod/mini';
import { find, listAll } from '../state/find.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

/** https://docs.stripe.com/api/transfers https://docs.stripe.com/api/transfer_reversals */
export const transferRoutes: Route[] = [
  route(
    'GET',
    '/v1/transfers',
    { ...paging, destination: z.optional(text), transfer_group: z.optional(text), created: z.optional(range) },
    ({ world, url, params }) => {
      const rows = listAll(
        world,
        'transfer',
        ({ destination, transfer_group: group, created }) =>
          destination === (params.destination ?? destination) &&
          group === (params.transfer_group ?? group) &&
          isWithin(created, params.created),
      );
      return listPage(rows, url, params);
    },
  ),
  route('GET', '/v1/transfers/:id', {}, ({ world, id }) => find(world, 'transfer', id)),
  route('GET', '/v1/transfers/:id/reversals', paging, ({ world, id, url, params }) => {
    find(world, 'transfer', id);
    return listPage(
      listAll(world, 'transfer_reversal', ({ transfer }) => transfer === id),
      url,
      params,
    );
  }),
];

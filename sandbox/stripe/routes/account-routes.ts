import * as z from 'zod/mini';
import { findAccount } from '../engine/find-account.ts';
import { newAccount } from '../objects/new-account.ts';
import { listAll } from '../state/find.ts';
import { isWithin, listPage } from '../wire/list-page.ts';
import { flag, ignored, metadata, paging, range, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

const COUNTRY = text.check(
  z.regex(/^[A-Z]{2}$/, "try a 2-character alphanumeric country code, such as 'US', 'EG', or 'GB'"),
);
const REQUESTED = z.optional(z.strictObject({ requested: z.optional(flag) }));
const CAPABILITIES = z.optional(z.strictObject({ transfers: REQUESTED, card_payments: REQUESTED }));

/** Express accounts only: https://docs.stripe.com/api/accounts */
export const accountRoutes: Route[] = [
  route(
    'POST',
    '/v1/accounts',
    {
      type: z.literal('express'),
      country: z.optional(COUNTRY),
      email: z.optional(text),
      business_type: z.optional(z.enum(['company', 'government_entity', 'individual', 'non_profit'])),
      capabilities: CAPABILITIES,
      metadata: z.optional(metadata),
      business_profile: ignored,
      default_currency: ignored,
      settings: ignored,
      tos_acceptance: ignored,
    },
    ({ world, params }) =>
      newAccount(world, {
        country: params.country ?? null,
        email: params.email ?? null,
        businessType: params.business_type ?? null,
        metadata: params.metadata ?? {},
        capabilities: Object.entries(params.capabilities ?? {})
          .filter(([, capability]) => capability?.requested)
          .map(([name]) => name),
      }),
  ),
  route('GET', '/v1/accounts', { ...paging, created: z.optional(range) }, ({ world, url, params }) =>
    listPage(
      listAll(world, 'account', ({ created }) => isWithin(created ?? 0, params.created)),
      url,
      params,
    ),
  ),
  route('GET', '/v1/accounts/:id', {}, ({ world, id }) => findAccount(world, id)),
  // "Test-mode accounts can be deleted at any time." https://docs.stripe.com/api/accounts/delete
  route('DELETE', '/v1/accounts/:id', {}, ({ world, id }) => {
    findAccount(world, id);
    world.state.tables.account.delete(id);
    world.touch();
    return { id, object: 'account', deleted: true };
  }),
];

import * as z from 'zod/mini';
import { findAccount } from '../engine/find-account.ts';
import { randomText } from '../ids.ts';
import { errors } from '../wire/errors.ts';
import { ignored, text } from '../wire/params.ts';
import { type Route, route } from '../wire/route.ts';

/** As in the example of https://docs.stripe.com/api/account_links/object */
const LINK_FOR_S = 300;
const KEY_LENGTH = 40;

const ADDRESS = text.check(z.refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'Not a valid URL'));

/** Single-use addresses of hosted pages: https://docs.stripe.com/api/account_links https://docs.stripe.com/api/accounts/login_link */
export const accountLinkRoutes: Route[] = [
  route(
    'POST',
    '/v1/account_links',
    {
      account: text,
      // The other type is for accounts whose requirements the platform collects, which Express is not.
      type: z.literal('account_onboarding'),
      refresh_url: ADDRESS,
      return_url: ADDRESS,
      collect: ignored,
      collection_options: ignored,
    },
    ({ world, params }) => {
      if (!world.state.tables.account.has(params.account)) throw errors.notConnected();
      const key = randomText(KEY_LENGTH);
      const created = world.clock.now();
      const expiresAt = created + LINK_FOR_S;
      world.state.hidden.accountLinks.set(key, {
        account: params.account,
        refreshUrl: params.refresh_url,
        returnUrl: params.return_url,
        expiresAt,
        session: null,
        isOver: false,
      });
      world.touch();
      const url = `${world.url}/setup/e/${params.account}/${key}`;
      return { object: 'account_link', created, expires_at: expiresAt, url };
    },
  ),
  route('POST', '/v1/accounts/:id/login_links', {}, ({ world, id }) => {
    const account = findAccount(world, id);
    if (!account.details_submitted)
      throw errors.badState('Cannot create a login link for an account that has not completed onboarding.');
    const key = randomText(KEY_LENGTH);
    world.state.hidden.loginLinks.set(key, { account: id, session: null });
    world.touch();
    return { object: 'login_link', created: world.clock.now(), url: `${world.url}/express/${id}/${key}` };
  }),
];

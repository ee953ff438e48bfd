import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Account } from '../state/objects.ts';
import type { World } from '../world.ts';
import { currencyOf, PLATFORM_COUNTRY } from './account-countries.ts';
import { requirementsOf } from './account-requirements.ts';

interface Draft {
  /** Null leaves it to the account's owner. */
  country: string | null;
  email: string | null;
  businessType: Account['business_type'];
  metadata: Record<string, string>;
  /** Which were asked for; each is inactive until Stripe knows what it wants to. */
  capabilities: string[];
}

/** An Express account that nobody has onboarded yet: https://docs.stripe.com/connect/express-accounts */
export function newAccount(world: World, draft: Draft): Account {
  const { email, businessType, metadata, capabilities } = draft;
  const id = newId('acct').slice(0, -8);
  const country = draft.country ?? PLATFORM_COUNTRY;
  if (draft.country === null) world.state.hidden.countryChoices.set(id, true);
  return save(world, 'account', {
    id,
    object: 'account',
    business_profile: null,
    business_type: businessType ?? null,
    capabilities: Object.fromEntries(capabilities.map((name) => [name, 'inactive'])),
    charges_enabled: false,
    controller: {
      fees: { payer: 'application_express' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
      type: 'application',
    },
    country,
    created: world.clock.now(),
    default_currency: currencyOf(country),
    details_submitted: false,
    email,
    future_requirements: requirementsOf([]),
    metadata,
    payouts_enabled: false,
    requirements: requirementsOf([
      ...(businessType ? [] : ['business_type']),
      'external_account',
      'tos_acceptance.date',
      'tos_acceptance.ip',
    ]),
    settings: null,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'express',
  });
}

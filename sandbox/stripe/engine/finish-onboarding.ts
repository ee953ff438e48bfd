import { currencyOf, PLATFORM_COUNTRY } from '../objects/account-countries.ts';
import { requirementsOf } from '../objects/account-requirements.ts';
import type { Account } from '../state/objects.ts';
import type { World } from '../world.ts';
import { changeAccount } from './change-account.ts';

/**
 * What "Finish" on the onboarding page does: all is known, so what was asked for becomes active.
 * https://docs.stripe.com/connect/handling-api-verification
 * @param canPayOut whether the bank account takes payouts; one that failed is due again, and payouts wait for it
 * @param country where its owner says to live; from here on it is fixed
 */
export function finishOnboarding(
  world: World,
  account: Account,
  { canPayOut = true, country = account.country ?? PLATFORM_COUNTRY }: { canPayOut?: boolean; country?: string } = {},
): Account {
  world.state.hidden.countryChoices.delete(account.id);
  const capabilities = Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, 'active']));
  return changeAccount(world, account, {
    business_type: account.business_type ?? 'individual',
    capabilities,
    country,
    default_currency: currencyOf(country),
    charges_enabled: 'card_payments' in capabilities,
    details_submitted: true,
    payouts_enabled: canPayOut,
    requirements: requirementsOf(canPayOut ? [] : ['external_account']),
    tos_acceptance: { date: account.tos_acceptance?.date ?? world.clock.now(), ip: null, user_agent: null },
  });
}

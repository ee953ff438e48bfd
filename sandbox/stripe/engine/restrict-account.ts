import { requirementsOf } from '../objects/account-requirements.ts';
import type { Account } from '../state/objects.ts';
import type { World } from '../world.ts';
import { changeAccount } from './change-account.ts';

/**
 * What Stripe does to an account when a document of its owner's is past due; onboarding again lifts it.
 * https://docs.stripe.com/connect/handling-api-verification#determine-if-verification-is-needed
 */
export function restrictAccount(world: World, account: Account): Account {
  return changeAccount(world, account, {
    capabilities: Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, 'inactive'])),
    charges_enabled: false,
    payouts_enabled: false,
    requirements: requirementsOf(['individual.verification.document']),
  });
}

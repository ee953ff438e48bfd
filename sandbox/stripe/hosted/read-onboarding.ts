import { COUNTRIES } from '../objects/account-countries.ts';
import { findTestBankAccount } from '../objects/test-bank-accounts.ts';
import type { Account } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { Form } from '../wire/form.ts';
import { StripeError } from '../wire/stripe-error.ts';
import type { World } from '../world.ts';

/**
 * What the onboarding form says. A country that the platform gave when it made the account stays.
 * @throws StripeError 400 `account_number_invalid`: https://docs.stripe.com/error-codes#account-number-invalid
 */
export function readOnboarding(
  world: World,
  { id }: Account,
  { number, country }: Form,
): { canPayOut: boolean; country?: string } {
  const bank = findTestBankAccount(typeof number === 'string' ? number : '');
  if (!bank)
    throw new StripeError(400, {
      type: 'invalid_request_error',
      code: 'account_number_invalid',
      message: 'Only test accounts work here. Never type a real bank account into a sandbox.',
    });
  const canPayOut = bank.takesPayouts;
  if (country === undefined || !world.state.hidden.countryChoices.has(id)) return { canPayOut };
  if (typeof country === 'string' && COUNTRIES.includes(country)) return { canPayOut, country };
  throw errors.badParam('country', 'Choose one of the countries.');
}

import { findTestBankAccount } from '../objects/test-bank-accounts.ts';
import type { FormValue } from '../wire/form.ts';
import { StripeError } from '../wire/stripe-error.ts';

/**
 * The bank account of the onboarding form.
 * @throws StripeError 400 `account_number_invalid`: https://docs.stripe.com/error-codes#account-number-invalid
 */
export function readBankAccount(number: FormValue | undefined): { takesPayouts: boolean } {
  const account = findTestBankAccount(typeof number === 'string' ? number : '');
  if (account) return account;
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'account_number_invalid',
    message: 'Only test accounts work here. Never type a real bank account into a sandbox.',
  });
}

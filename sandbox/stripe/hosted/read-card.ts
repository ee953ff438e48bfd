import { newPaymentMethod } from '../objects/new-payment-method.ts';
import { findTestCard } from '../objects/test-cards.ts';
import type { PaymentMethod } from '../state/objects.ts';
import type { Form } from '../wire/form.ts';
import { StripeError } from '../wire/stripe-error.ts';
import type { World } from '../world.ts';

const CENTURY = 2000;

/** The card of a hosted form. @throws StripeError 402 `incorrect_number`, `expired_card` */
export function readCard(world: World, form: Form): PaymentMethod {
  const card = findTestCard(textOf(form.number));
  if (!card) throw cardError('incorrect_number', 'Only test cards work here. Never type a real card into a sandbox.');
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*\/\s*(\d{2})\s*$/.exec(textOf(form.expiry)) ?? [];
  const expMonth = Number(month);
  const expYear = CENTURY + Number(year);
  if (expMonth < 1 || expMonth > 12) throw cardError('invalid_expiry_month', 'Write the expiry as MM / YY.');
  if (Date.UTC(expYear, expMonth) / 1000 <= world.clock.now())
    throw cardError('expired_card', 'Your card has expired.');
  const [name, email] = [textOf(form.name) || null, textOf(form.email) || null];
  return newPaymentMethod(world, { card, expMonth, expYear, name, email });
}

function textOf(value: Form[string] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function cardError(code: string, message: string): StripeError {
  return new StripeError(402, { type: 'card_error', code, message });
}

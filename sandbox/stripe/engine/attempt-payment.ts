import { recordEvent } from '../events/record-event.ts';
import { cardFee, newBalanceTransaction } from '../objects/new-balance-transaction.ts';
import { newCharge } from '../objects/new-charge.ts';
import { findTestCard, type TestCard } from '../objects/test-cards.ts';
import { find, save } from '../state/find.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import { errors } from '../wire/errors.ts';
import type { World } from '../world.ts';
import { transferShare } from './transfer-share.ts';

/**
 * Charges the card of a payment intent, once.
 * https://docs.stripe.com/payments/paymentintents/lifecycle
 * @returns the charge; `status` says how it went
 */
export function attemptPayment(world: World, intent: PaymentIntent, methodId: string): Charge {
  const method = find(world, 'payment_method', methodId, 'payment_method');
  const card = cardOf(world, method);
  const charge = newCharge(world, intent, method, card);
  intent.latest_charge = charge.id;
  intent.payment_method = method.id;
  if (card.decline) fail(world, intent, { charge, method, card });
  else succeed(world, intent, charge);
  save(world, 'payment_intent', intent);
  return charge;
}

/** The test card behind a payment method. */
export function cardOf(world: World, { id }: PaymentMethod): TestCard {
  const card = findTestCard(world.state.hidden.cards.get(id) ?? '');
  if (card) return card;
  throw errors.missing('PaymentMethod', id, 'payment_method');
}

function succeed(world: World, intent: PaymentIntent, charge: Charge): void {
  const { amount, currency, id, description } = charge;
  const movement = { type: 'charge', amount, fee: cardFee(amount), currency, source: id, description } as const;
  charge.balance_transaction = newBalanceTransaction(world, movement).id;
  transferShare(world, charge, intent);
  intent.status = 'succeeded';
  intent.amount_received = amount;
  intent.last_payment_error = null;
  recordEvent(world, 'charge.succeeded', charge);
  recordEvent(world, 'payment_intent.succeeded', intent);
}

interface Failure {
  charge: Charge;
  method: PaymentMethod;
  card: TestCard;
}

function fail(world: World, intent: PaymentIntent, { charge, card }: Failure): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    type: 'card_error',
    code: card.decline?.code ?? 'card_declined',
    decline_code: card.decline?.declineCode ?? 'generic_decline',
    message: card.decline?.message ?? 'Your card was declined.',
    charge: charge.id,
  };
  recordEvent(world, 'charge.failed', charge);
  recordEvent(world, 'payment_intent.payment_failed', intent);
}

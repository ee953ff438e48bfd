import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import type { World } from '../world.ts';
import type { TestCard } from './test-cards.ts';

/** One attempt to take money, that succeeded or did not. */
export function newCharge(world: World, intent: PaymentIntent, method: PaymentMethod, card: TestCard): Charge {
  const { decline } = card;
  const isPaid = decline === null;
  const id = newId('ch');
  return save(world, 'charge', {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SANDBOX',
    captured: isPaid,
    created: world.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: isPaid ? 'succeeded' : 'failed',
    transfer_data: shareOf(intent),
    transfer_group: intent.transfer_group,
  });
}

function shareOf({ transfer_data: share }: PaymentIntent): Charge['transfer_data'] {
  const destination = idOf(share?.destination);
  return destination === null ? null : { destination, amount: share?.amount ?? null };
}

function outcomeOf({ decline }: TestCard): Charge['outcome'] {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

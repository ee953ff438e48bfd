import { newId, randomText } from '../ids.ts';
import { save } from '../state/find.ts';
import type { PaymentIntent } from '../state/objects.ts';
import type { World } from '../world.ts';

interface Draft {
  amount: number;
  currency: string;
  customer: string | null;
  paymentMethod: string | null;
  description: string | null;
  metadata?: Record<string, string> | undefined;
  transferData?: PaymentIntent['transfer_data'] | undefined;
}

export function newPaymentIntent(world: World, draft: Draft): PaymentIntent {
  const id = newId('pi');
  return save(world, 'payment_intent', {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: draft.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: world.clock.now(),
    currency: draft.currency,
    customer: draft.customer,
    customer_account: null,
    description: draft.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: draft.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: draft.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: draft.paymentMethod ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: draft.transferData ?? null,
    transfer_group: null,
  });
}

import { newId } from '../ids.ts';
import { find, save } from '../state/find.ts';
import type { CheckoutSession } from '../state/objects.ts';
import type { TransferTerms } from '../state/state.ts';
import type { World } from '../world.ts';

/** https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-expires_at */
const OPEN_FOR_S = 86_400;

interface Draft {
  mode: string;
  lines: { price: string; quantity: number }[];
  customer: string | null;
  successUrl: string | null;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  metadata: Record<string, string>;
  subscriptionMetadata: Record<string, string>;
  transferData: TransferTerms | null;
}

export function newCheckoutSession(world: World, draft: Draft): CheckoutSession {
  const created = world.clock.now();
  const id = newId('cs_test');
  const prices = draft.lines.map((line) => ({
    ...line,
    price: find(world, 'price', line.price, 'line_items[0][price]'),
  }));
  const total = prices.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * quantity, 0);
  const { lines, subscriptionMetadata, transferData } = draft;
  world.state.hidden.checkouts.set(id, { lines, metadata: subscriptionMetadata, transferData });
  return save(world, 'checkout.session', {
    id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: draft.cancelUrl,
    client_reference_id: draft.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency: prices[0]?.price.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: draft.customer,
    customer_account: null,
    customer_creation: draft.customer ? null : 'always',
    customer_details: null,
    customer_email: null,
    discounts: [],
    expires_at: created + OPEN_FOR_S,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    metadata: draft.metadata,
    mode: draft.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: draft.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.url}/c/pay/${id}`,
    wallet_options: null,
  });
}

import { newId } from '../ids.ts';
import { save } from '../state/find.ts';
import type { Price, Subscription, SubscriptionItem } from '../state/objects.ts';
import type { TransferTerms } from '../state/state.ts';
import type { World } from '../world.ts';
import { planOf } from './new-price.ts';
import { periodEnd } from './period-end.ts';

interface Draft {
  customer: string;
  lines: { price: Price; quantity: number }[];
  paymentMethod: string | null;
  metadata: Record<string, string>;
  description?: string | undefined;
  transferData?: TransferTerms | null | undefined;
}

/** A subscription that nobody has paid for yet. Since 2025 its period is on its items. */
export function newSubscription(world: World, draft: Draft): Subscription {
  const created = world.clock.now();
  const id = newId('sub');
  const items = draft.lines.map((line) => newItem(id, line, created));
  return save(world, 'subscription', {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: created,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created,
    currency: draft.lines[0]?.price.currency ?? 'usd',
    customer: draft.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: draft.paymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: draft.description ?? null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: draft.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: created,
    status: 'incomplete',
    test_clock: null,
    transfer_data: draft.transferData ?? null,
    trial_end: null,
    trial_settings: null,
    trial_start: null,
  });
}

function newItem(
  subscription: string,
  { price, quantity }: { price: Price; quantity: number },
  created: number,
): SubscriptionItem {
  return {
    id: newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created,
    current_period_end: periodEnd(created, created, price),
    current_period_start: created,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

import { newId } from '../ids.ts';
import { find, save } from '../state/find.ts';
import { idOf } from '../state/id-of.ts';
import type { Customer, Invoice, InvoiceLine, Subscription } from '../state/objects.ts';
import type { World } from '../world.ts';

interface Draft {
  customer: string;
  currency: string;
  reason: string;
  lines: InvoiceLine[];
  /** Its period is the one that the lines are for. */
  subscription?: Subscription | undefined;
  description?: string | undefined;
}

/** A draft: nothing is due of it before it is finalised. */
export function newInvoice(world: World, draft: Draft): Invoice {
  const { customer, currency, reason, lines, subscription } = draft;
  const created = world.clock.now();
  const id = newId('in');
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const payer = find(world, 'customer', customer);
  keepShare(world, id, subscription);
  return save(world, 'invoice', {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Sandbox',
    account_tax_ids: null,
    ...amounts(total),
    ...payerDetails(payer),
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created,
    currency,
    custom_fields: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: draft.description ?? null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: 'list',
      data: lines.map((line) => ({ ...line, invoice: id })),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: subscription ? parentOf(subscription) : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: created,
    period_start: created,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    test_clock: null,
    webhooks_delivered_at: null,
  });
}

/** The terms of this moment: what the subscription says later is for later invoices. */
function keepShare(world: World, invoice: string, subscription: Subscription | undefined): void {
  const terms = subscription?.transfer_data;
  const destination = idOf(terms?.destination);
  if (!terms || !destination) return;
  world.state.hidden.invoiceShares.set(invoice, { destination, amount_percent: terms.amount_percent });
}

function amounts(total: number) {
  return {
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance: 0,
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
  } satisfies Partial<Invoice>;
}

function payerDetails({ id, email, name }: Customer) {
  return {
    customer: id,
    customer_account: null,
    customer_address: null,
    customer_email: email,
    customer_name: name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
  } satisfies Partial<Invoice>;
}

function parentOf({ id, metadata }: Subscription): Invoice['parent'] {
  return {
    quote_details: null,
    subscription_details: { metadata, subscription: id },
    type: 'subscription_details',
  };
}

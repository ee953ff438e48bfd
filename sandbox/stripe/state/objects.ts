/**
 * Stripe's objects as they travel: the SDK's own types of its pinned API version, with
 * references unexpanded and decimals as the strings that the SDK makes its Decimal of.
 */
import type Stripe from 'stripe';

export const API_VERSION = '2026-10-28.endive';

type Unexpanded<V> = string extends V ? Exclude<V, { object: string }> : V;
type Plain<V> = Stripe.Decimal extends V ? Exclude<V, Stripe.Decimal> | string : Unexpanded<V>;
type Wire<T> = { [Key in keyof T]: Plain<T[Key]> };

export interface List<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

export type Product = Wire<Stripe.Product>;
export type Price = Wire<Stripe.Price>;
export type Plan = Wire<Stripe.Plan>;
export type Customer = Wire<Stripe.Customer>;
export type Account = Omit<Wire<Stripe.Account>, 'external_accounts'>;
export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type CheckoutSession = Omit<Wire<Stripe.Checkout.Session>, 'line_items'>;
export type PortalSession = Wire<Stripe.BillingPortal.Session>;
export type SubscriptionItem = Omit<Wire<Stripe.SubscriptionItem>, 'price' | 'plan'> & { price: Price; plan: Plan };
export type Subscription = Omit<Wire<Stripe.Subscription>, 'items'> & { items: List<SubscriptionItem> };
export type InvoiceLine = Omit<Wire<Stripe.InvoiceLineItem>, 'pricing'> & {
  pricing: {
    type: 'price_details';
    price_details: { price: string; product: string };
    unit_amount_decimal: string | null;
  } | null;
};
export type Invoice = Omit<Wire<Stripe.Invoice>, 'lines' | 'payments'> & { lines: List<InvoiceLine> };
export type InvoiceItem = Omit<Wire<Stripe.InvoiceItem>, 'pricing'> & { pricing: InvoiceLine['pricing'] };
export type InvoicePayment = Wire<Stripe.InvoicePayment>;
export type PaymentIntent = Wire<Stripe.PaymentIntent>;
export type Charge = Omit<Wire<Stripe.Charge>, 'refunds'>;
export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;
export type Refund = Wire<Stripe.Refund>;
export type Transfer = Omit<Wire<Stripe.Transfer>, 'reversals'> & { reversals: List<TransferReversal> };
export type TransferReversal = Wire<Stripe.TransferReversal>;
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>;

/** The snapshot in `data` is any of the objects above. */
export type Event = Omit<Stripe.EventBase, 'data' | 'type'> & {
  type: string;
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> };
};

import type * as objects from './objects.ts';

/** Each kind of object, by the word that its `object` field has. */
export interface Kinds {
  product: objects.Product;
  price: objects.Price;
  account: objects.Account;
  customer: objects.Customer;
  payment_method: objects.PaymentMethod;
  'checkout.session': objects.CheckoutSession;
  'billing_portal.session': objects.PortalSession;
  subscription: objects.Subscription;
  invoice: objects.Invoice;
  invoiceitem: objects.InvoiceItem;
  invoice_payment: objects.InvoicePayment;
  payment_intent: objects.PaymentIntent;
  charge: objects.Charge;
  balance_transaction: objects.BalanceTransaction;
  refund: objects.Refund;
  transfer: objects.Transfer;
  transfer_reversal: objects.TransferReversal;
  event: objects.Event;
  webhook_endpoint: objects.WebhookEndpoint;
}

export type Kind = keyof Kinds;
export type Tables = { [K in Kind]: Map<string, Kinds[K]> };

/** Who gets a share of what is paid. Null is all of it. */
export interface TransferTerms {
  destination: string;
  amount_percent: number | null;
}

/** `transferData` is not there in states of before there were connected accounts. */
export interface CheckoutTerms {
  lines: { price: string; quantity: number }[];
  metadata: Record<string, string>;
  transferData?: TransferTerms | null;
}

/** Where an account link leads from and back to. */
export interface AccountLinkTerms {
  account: string;
  refreshUrl: string;
  returnUrl: string;
  expiresAt: number;
  /** The key of the page that it opened; null before it was visited. */
  session: string | null;
  /** Whether that page was left by one of its buttons. */
  isOver: boolean;
}

/** Whose dashboard a login link opens. */
export interface LoginLinkTerms {
  account: string;
  session: string | null;
}

/** What the API does not show of an object. */
export interface Hidden {
  /** The card number behind a payment method. */
  cards: Map<string, string>;
  /** What a Checkout Session sells: prices and how many, and what it passes on to the subscription. */
  checkouts: Map<string, CheckoutTerms>;
  /** With whom an invoice is shared, as its subscription said when the invoice was made. */
  invoiceShares: Map<string, TransferTerms>;
  /** Signing secrets, which Stripe shows once. */
  webhookSecrets: Map<string, string>;
  /** Ids of the endpoints that hear of connected accounts instead of the platform. */
  connectEndpoints: Map<string, true>;
  /** The secret part of a portal's address. */
  portalKeys: Map<string, string>;
  /** Ids of accounts that were made without a country, whose owners may choose one. */
  countryChoices: Map<string, true>;
  /** Links to the onboarding page, by the secret part of their address. */
  accountLinks: Map<string, AccountLinkTerms>;
  /** Links to the Express dashboard, likewise. */
  loginLinks: Map<string, LoginLinkTerms>;
  /** Ids of customers that were deleted. */
  deletedCustomers: Map<string, true>;
}

/** Everything the sandbox remembers. */
export interface State {
  tables: Tables;
  hidden: Hidden;
  /** How far the clock was moved ahead. */
  aheadMs: number;
}

export function emptyState(): State {
  return {
    tables: {
      product: new Map(),
      price: new Map(),
      account: new Map(),
      customer: new Map(),
      payment_method: new Map(),
      'checkout.session': new Map(),
      'billing_portal.session': new Map(),
      subscription: new Map(),
      invoice: new Map(),
      invoiceitem: new Map(),
      invoice_payment: new Map(),
      payment_intent: new Map(),
      charge: new Map(),
      balance_transaction: new Map(),
      refund: new Map(),
      transfer: new Map(),
      transfer_reversal: new Map(),
      event: new Map(),
      webhook_endpoint: new Map(),
    },
    hidden: {
      cards: new Map(),
      checkouts: new Map(),
      invoiceShares: new Map(),
      webhookSecrets: new Map(),
      connectEndpoints: new Map(),
      portalKeys: new Map(),
      countryChoices: new Map(),
      accountLinks: new Map(),
      loginLinks: new Map(),
      deletedCustomers: new Map(),
    },
    aheadMs: 0,
  };
}

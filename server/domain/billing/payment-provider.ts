import type { Money } from '../money.ts';
import type { MonthlyPlan } from './monthly-plan.ts';
import type { Discount, Plan } from './mrr/subscription-snapshot.ts';

/** How the provider calls what a subscription is doing. */
export type ProviderStatus =
  | 'incomplete'
  | 'incomplete_expired'
  | 'trialing'
  | 'active'
  | 'past_due'
  | 'unpaid'
  | 'paused'
  | 'canceled';

/** A subscription as the provider knows it, at one moment. */
export interface ProviderSubscription {
  id: string;
  customer: string;
  status: ProviderStatus;
  /** Null when it is not billed by the month or year at a fixed price in one currency. */
  plan: Plan | null;
  quantity: number;
  discounts: Discount[];
  /** The name of its price that we gave it. */
  lookupKey: string | null;
  /** The channel that it is to; null for one to the platform. */
  channelId: string | null;
  /** Of each payment, what the provider sends to the channel's payout account; null when it sends nothing. */
  sharePercent: number | null;
  periodStart: Date;
  periodEnd: Date;
  isEndingWithPeriod: boolean;
  /** When it ends, if nobody changes their mind. */
  cancelsAt: Date | null;
  /** When a pause ends by itself; undefined when it is not paused, null when nobody said. */
  pausedUntil?: Date | null;
}

/** What an event is about. A subscription comes as it was when the event was made. */
export type EventSubject =
  | { kind: 'subscription'; subscription: ProviderSubscription }
  | { kind: 'subscription_ref'; subscriptionId: string }
  | { kind: 'charge'; chargeId: string }
  | { kind: 'dispute'; disputeId: string }
  | { kind: 'other' };

/** Where an event comes in a subscription's life, when several have the same second. */
export type EventPhase = 'created' | 'updated' | 'ended';

/** That something happened, without a word on what: nothing but the id is to be trusted. */
export interface EventNotice {
  id: string;
  type: string;
  createdAt: Date;
}

export interface ProviderEvent extends EventNotice {
  phase: EventPhase;
  subject: EventSubject;
}

/** A movement of the balance at the provider. It never changes. */
export interface BalanceMovement {
  id: string;
  /** The provider's word for it: `charge`, `refund`, `adjustment`. */
  type: string;
  /** Below 0 when it leaves the balance. Before the fee. */
  amount: Money;
  /** What the provider kept of it. */
  fee: Money;
  at: Date;
  note: string | null;
}

export interface CheckoutState {
  status: 'open' | 'complete' | 'expired';
  /** Where to pay, while it is open. */
  url: string | null;
  subscriptionId: string | null;
}

/** To whom a share of each payment goes, and how much of it. */
export interface Share {
  /** The provider's reference of the streamer's account. */
  payoutAccount: string;
  /** 0 to 100, with at most two decimals. */
  sharePercent: number;
}

export interface ChannelOnSale extends Share {
  id: string;
  slug: string;
}

/** A streamer's account as the provider knows it. */
export interface ProviderPayoutAccount {
  isSetUp: boolean;
  canReceive: boolean;
}

/** The invoice of a renewal that could not be asked for. */
export interface WaitingInvoice {
  id: string;
  subscriptionId: string;
  createdAt: Date;
}

export interface NewCheckout {
  customer: string;
  plan: MonthlyPlan;
  /** Whose streamer gets a share; left out for the platform's own plans. */
  channel?: ChannelOnSale;
  userId: string;
  successUrl: string;
  cancelUrl: string;
  /** The same key never opens a second one. */
  idempotencyKey: string;
}

/** Whoever takes the money, implemented outside the domain. Each call throws when the provider cannot be reached. */
export interface PaymentProvider {
  /** The same user never becomes a second customer. @returns its reference */
  createCustomer(userId: string): Promise<string>;
  /** Deletes a customer and ends what it pays for. One that is gone is a no-op. */
  deleteCustomer(customer: string): Promise<void>;
  /** @throws DomainError conflict `channel_not_sold`, when its streamer cannot be paid; unavailable `plan_not_sold`, when the provider sells it not, or at another price */
  openCheckout(checkout: NewCheckout): Promise<{ id: string; url: string }>;
  getCheckout(id: string): Promise<CheckoutState>;
  /** One that is over is a no-op. */
  expireCheckout(id: string): Promise<void>;
  /** The page where a customer changes their card and cancels. @returns its address */
  openPortal(customer: string, returnUrl: string): Promise<string>;
  /** The same channel never gets a second one. @returns its reference */
  createPayoutAccount(channelId: string): Promise<string>;
  /** The page where a streamer tells who they are and where their share goes. @returns its address, good for some minutes */
  openPayoutSetUp(account: string, urls: { returnUrl: string; refreshUrl: string }): Promise<string>;
  /** The page where a streamer sees what they were sent. @returns its address, good for some minutes */
  openPayoutDashboard(account: string): Promise<string>;
  /** As it is now; null when there is none. */
  findPayoutAccount(account: string): Promise<ProviderPayoutAccount | null>;
  /** From the next payment on. */
  setShare(subscriptionId: string, share: Share): Promise<void>;
  /** Of renewals, what was not charged because its share could not be sent; at most 100, the newest. */
  listWaitingInvoices(): Promise<WaitingInvoice[]>;
  /** Charges it now. A card that is declined is tried again, as for any renewal; one that is paid is a no-op. */
  collectInvoice(id: string): Promise<void>;
  /** At once. One that is over or unknown is a no-op. */
  endSubscription(id: string): Promise<void>;
  /** As it is now; null when there is none. */
  findSubscription(id: string): Promise<ProviderSubscription | null>;
  /** Null when the provider knows of none: it was another's, or is too old. */
  findEvent(id: string): Promise<ProviderEvent | null>;
  /** When the oldest invoice that was unpaid at `at` had become due; null when there was none. */
  findUnpaidSince(subscriptionId: string, at: Date): Promise<Date | null>;
  /** Of the charge and its refunds, those that exist by now. */
  listChargeMovements(chargeId: string): Promise<BalanceMovement[]>;
  listDisputeMovements(disputeId: string): Promise<BalanceMovement[]>;
  /** Every event of the kinds that matter to us, in any order, in batches. */
  listEventsSince(at: Date): AsyncIterable<EventNotice[]>;
  /** Every movement of the balance since, in any order, in batches. */
  listMovementsSince(at: Date): AsyncIterable<BalanceMovement[]>;
}

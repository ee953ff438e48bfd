import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { type BillingCustomer, BillingCustomerSchema } from './billing-customer.entity.ts';
import { lockFor } from './lock-for.ts';
import type { CheckoutState, PaymentProvider } from './payment-provider.ts';
import { getPlatformPlan, type PlatformPlan } from './platform-plan.ts';
import type { PlatformSubscription } from './platform-subscription.entity.ts';
import type { PlatformSubscriptions } from './platform-subscriptions.ts';
import { requireProvider } from './require-provider.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  /** Null where nothing is sold. */
  payments: PaymentProvider | null;
  platformSubscriptions: PlatformSubscriptions;
}

/** Where the provider's pages send a member back to. */
export interface ReturnUrls {
  successUrl: string;
  cancelUrl: string;
}

/** What a member does about their own subscription to the platform: buy it, and see to it. */
export class Billing {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #payments: PaymentProvider | null;
  readonly #subscriptions: PlatformSubscriptions;

  constructor({ em, clock, outbox, payments, platformSubscriptions }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#payments = payments;
    this.#subscriptions = platformSubscriptions;
  }

  /** Whether anything is sold here. */
  get isOpen(): boolean {
    return this.#payments !== null;
  }

  /** What the member has, or had last. */
  findSubscription(user: User): Promise<PlatformSubscription | null> {
    return this.#subscriptions.findLatest(user);
  }

  /**
   * Opens the page on which a member pays for a plan. They have one such page at a time, so that nobody pays twice.
   * @returns its address
   * @throws DomainError invalid `plan_unknown`; conflict `already_subscribed`; unavailable `billing_off`, `plan_not_sold`
   */
  async openCheckout(user: User, tier: string, urls: ReturnUrls): Promise<string> {
    const plan = getPlatformPlan(tier);
    const payments = requireProvider(this.#payments);
    return this.#em.transactional(async (em) => {
      await lockFor(em, `billing of ${user.id}`);
      const customer = await this.#customerOf(user, payments);
      const last = customer.checkoutId ? await payments.getCheckout(customer.checkoutId) : null;
      await this.#refuseSecond(user, last);
      if (last?.status === 'open' && last.url && customer.checkoutTier === plan.tier) return last.url;
      if (last?.status === 'open' && customer.checkoutId) await payments.expireCheckout(customer.checkoutId);
      return this.#open(customer, { plan, urls, userId: user.id }, payments);
    });
  }

  /**
   * Opens the page on which a member changes their card, or cancels.
   * @throws DomainError conflict `nothing_bought`; unavailable `billing_off`
   */
  async openPortal(user: User, returnUrl: string): Promise<string> {
    const payments = requireProvider(this.#payments);
    const customer = await this.#em.findOne(BillingCustomerSchema, { user });
    if (!customer) throw new DomainError('conflict', 'nothing_bought', 'You have not bought anything yet.');
    return payments.openPortal(customer.id, returnUrl);
  }

  /** Sees to it that a member who is forgotten is not charged again. Joins a running transaction. */
  async forgetDiscord(discordId: string): Promise<void> {
    const customer = await this.#em.findOne(BillingCustomerSchema, { user: { discordId } });
    if (customer) await this.#outbox.add(this.#em, 'billing.customer.forgotten', { customer: customer.id });
  }

  /** @throws DomainError unavailable `billing_off` */
  async deleteCustomer(customer: string): Promise<void> {
    await requireProvider(this.#payments).deleteCustomer(customer);
  }

  async #refuseSecond(user: User, last: CheckoutState | null): Promise<void> {
    if (last?.subscriptionId) await this.#subscriptions.refresh(last.subscriptionId);
    if (await this.#subscriptions.findLive(user)) {
      const sentence = 'You have a subscription already. You can change or cancel it instead.';
      throw new DomainError('conflict', 'already_subscribed', sentence);
    }
  }

  async #customerOf(user: User, payments: PaymentProvider): Promise<BillingCustomer> {
    const known = await this.#em.findOne(BillingCustomerSchema, { user });
    if (known) return known;
    const id = await payments.createCustomer(user.id);
    const createdAt = this.#clock.now();
    return this.#em.create(BillingCustomerSchema, { id, user, checkoutId: null, checkoutTier: null, createdAt });
  }

  async #open(
    customer: BillingCustomer,
    { plan, urls, userId }: { plan: PlatformPlan; urls: ReturnUrls; userId: string },
    payments: PaymentProvider,
  ): Promise<string> {
    const idempotencyKey = `checkout:${customer.id}:${plan.tier}:${customer.checkoutCount}`;
    const { id, url } = await payments.openCheckout({ customer: customer.id, plan, userId, ...urls, idempotencyKey });
    customer.checkoutId = id;
    customer.checkoutTier = plan.tier;
    customer.checkoutCount += 1;
    await this.#em.flush();
    return url;
  }
}

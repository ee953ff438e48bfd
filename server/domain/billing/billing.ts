import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import { ChannelSchema } from '../channels/channel.entity.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import { BillingCustomerSchema } from './billing-customer.entity.ts';
import type { ChannelSubscriptions } from './channel-sales/channel-subscriptions.ts';
import type { Checkouts, ReturnUrls } from './checkouts.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { getPlatformPlan } from './platform-plan.ts';
import type { PlatformSubscription } from './platform-subscription.entity.ts';
import type { PlatformSubscriptions } from './platform-subscriptions.ts';
import { requireProvider } from './require-provider.ts';

interface Parts {
  em: EntityManager;
  outbox: Outbox;
  /** Null where nothing is sold. */
  payments: PaymentProvider | null;
  checkouts: Checkouts;
  platformSubscriptions: PlatformSubscriptions;
  channelSubscriptions: Pick<ChannelSubscriptions, 'endAll'>;
}

/** What a member does about their own subscription to the platform: buy it, and see to it. */
export class Billing {
  readonly #em: EntityManager;
  readonly #outbox: Outbox;
  readonly #payments: PaymentProvider | null;
  readonly #checkouts: Checkouts;
  readonly #subscriptions: PlatformSubscriptions;
  readonly #channelSubscriptions: Parts['channelSubscriptions'];

  constructor({ em, outbox, payments, checkouts, platformSubscriptions, channelSubscriptions }: Parts) {
    this.#em = em;
    this.#outbox = outbox;
    this.#payments = payments;
    this.#checkouts = checkouts;
    this.#subscriptions = platformSubscriptions;
    this.#channelSubscriptions = channelSubscriptions;
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
   * Opens the page on which a member pays for a plan.
   * @returns its address
   * @throws DomainError invalid `plan_unknown`; conflict `already_subscribed`; unavailable `billing_off`, `plan_not_sold`
   */
  openCheckout(user: User, tier: string, urls: ReturnUrls): Promise<string> {
    const plan = getPlatformPlan(tier);
    const refuseSecond = () => this.#refuseSecond(user);
    return this.#checkouts.open(user, { name: plan.tier, plan, refuseSecond }, urls);
  }

  /**
   * Opens the page on which a member changes their card, or cancels: the card of all that they subscribe to.
   * @throws DomainError conflict `nothing_bought`; unavailable `billing_off`
   */
  async openPortal(user: User, returnUrl: string): Promise<string> {
    const payments = requireProvider(this.#payments);
    const customer = await this.#em.findOne(BillingCustomerSchema, { user });
    if (!customer) throw new DomainError('conflict', 'nothing_bought', 'You have not bought anything yet.');
    return payments.openPortal(customer.id, returnUrl);
  }

  /** Sees to it that who is forgotten, and who paid for their channel, is not charged again. Joins a running transaction. */
  async forgetDiscord(discordId: string): Promise<void> {
    const channel = await this.#em.findOne(ChannelSchema, { owner: { discordId } });
    if (channel) await this.#channelSubscriptions.endAll(channel);
    const customer = await this.#em.findOne(BillingCustomerSchema, { user: { discordId } });
    if (customer) await this.#outbox.add(this.#em, 'billing.customer.forgotten', { customer: customer.id });
  }

  /** @throws DomainError unavailable `billing_off` */
  async deleteCustomer(customer: string): Promise<void> {
    await requireProvider(this.#payments).deleteCustomer(customer);
  }

  /** Ends a subscription at the provider, at once. @throws DomainError unavailable `billing_off` */
  async endSubscription(subscriptionId: string): Promise<void> {
    await requireProvider(this.#payments).endSubscription(subscriptionId);
  }

  async #refuseSecond(user: User): Promise<void> {
    if (!(await this.#subscriptions.findLive(user))) return;
    const sentence = 'You have a subscription already. You can change or cancel it instead.';
    throw new DomainError('conflict', 'already_subscribed', sentence);
  }
}

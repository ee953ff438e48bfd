import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import { type BillingCustomer, BillingCustomerSchema } from './billing-customer.entity.ts';
import { lockFor } from './lock-for.ts';
import type { NewCheckout, PaymentProvider } from './payment-provider.ts';
import { requireProvider } from './require-provider.ts';
import type { SubscriptionReader } from './subscription-reader.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  /** Null where nothing is sold. */
  payments: PaymentProvider | null;
  subscriptionReader: Pick<SubscriptionReader, 'refresh'>;
}

/** Where the provider's pages send a member back to. */
export interface ReturnUrls {
  successUrl: string;
  cancelUrl: string;
}

/** What a member is about to pay for. */
export interface Purchase extends Pick<NewCheckout, 'plan' | 'channel'> {
  /** What it is, at most 64 characters: the same for the same thing. */
  name: string;
  /** Throws when the member has it already. */
  refuseSecond(): Promise<void>;
}

/** The pages on which members pay. Each member has one at a time, so that nobody pays twice. */
export class Checkouts {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #payments: PaymentProvider | null;
  readonly #reader: Parts['subscriptionReader'];

  constructor({ em, clock, payments, subscriptionReader }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#payments = payments;
    this.#reader = subscriptionReader;
  }

  /**
   * Opens the page on which a member pays; the one that is open already when it is for the same.
   * @returns its address
   * @throws DomainError unavailable `billing_off`, `plan_not_sold`; what `refuseSecond` throws
   */
  async open(user: User, purchase: Purchase, urls: ReturnUrls): Promise<string> {
    const payments = requireProvider(this.#payments);
    return this.#em.transactional(async (em) => {
      await lockFor(em, `billing of ${user.id}`);
      const customer = await this.#customerOf(user, payments);
      const last = customer.checkoutId ? await payments.getCheckout(customer.checkoutId) : null;
      if (last?.subscriptionId) await this.#reader.refresh(last.subscriptionId);
      await purchase.refuseSecond();
      if (last?.status === 'open' && last.url && customer.checkoutFor === purchase.name) return last.url;
      if (last?.status === 'open' && customer.checkoutId) await payments.expireCheckout(customer.checkoutId);
      return this.#open(customer, { purchase, urls, userId: user.id }, payments);
    });
  }

  async #customerOf(user: User, payments: PaymentProvider): Promise<BillingCustomer> {
    const known = await this.#em.findOne(BillingCustomerSchema, { user });
    if (known) return known;
    const id = await payments.createCustomer(user.id);
    const createdAt = this.#clock.now();
    return this.#em.create(BillingCustomerSchema, { id, user, checkoutId: null, checkoutFor: null, createdAt });
  }

  async #open(
    customer: BillingCustomer,
    { purchase, urls, userId }: { purchase: Purchase; urls: ReturnUrls; userId: string },
    payments: PaymentProvider,
  ): Promise<string> {
    const { name, plan, channel } = purchase;
    const idempotencyKey = `checkout:${customer.id}:${name}:${customer.checkoutCount}`;
    const bought = { plan, ...(channel ? { channel } : {}) };
    const { id, url } = await payments.openCheckout({
      ...{ customer: customer.id, ...bought, userId, ...urls, idempotencyKey },
    });
    customer.checkoutId = id;
    customer.checkoutFor = name;
    customer.checkoutCount += 1;
    await this.#em.flush();
    return url;
  }
}

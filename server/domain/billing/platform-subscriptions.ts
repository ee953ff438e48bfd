import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { BillingCustomerSchema } from './billing-customer.entity.ts';
import { lockFor } from './lock-for.ts';
import type { PaymentProvider, ProviderStatus } from './payment-provider.ts';
import { findPlanByLookupKey } from './platform-plan.ts';
import { type PlatformSubscription, PlatformSubscriptionSchema } from './platform-subscription.entity.ts';
import { requireProvider } from './require-provider.ts';

/** While it is one of these, its member has what they pay for. An unpaid renewal is tried again for some days. */
const LIVE: ProviderStatus[] = ['trialing', 'active', 'past_due'];

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  payments: PaymentProvider | null;
}

/** Who has which tier, read at the provider whenever it says that something changed. */
export class PlatformSubscriptions {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #payments: PaymentProvider | null;

  constructor({ em, clock, outbox, payments }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#payments = payments;
  }

  /** The subscription that counts now. */
  findLive(user: User): Promise<PlatformSubscription | null> {
    return this.#find(user, { status: { $in: LIVE } });
  }

  /** The live one, else the one that ended last. */
  async findLatest(user: User): Promise<PlatformSubscription | null> {
    return (await this.findLive(user)) ?? this.#find(user, {});
  }

  /**
   * Reads a subscription as it is now and keeps that. Reading happens under a lock, in the running transaction: of
   * two that read at once, the one that read the newer state writes last. What is not ours is left alone.
   */
  async refresh(subscriptionId: string): Promise<void> {
    const payments = requireProvider(this.#payments);
    await this.#em.transactional(async (em) => {
      await lockFor(em, `subscription ${subscriptionId}`);
      const read = await payments.findSubscription(subscriptionId);
      const plan = findPlanByLookupKey(read?.lookupKey ?? null);
      const customer = read && (await em.findOne(BillingCustomerSchema, { id: read.customer }, { populate: ['user'] }));
      if (!read || !plan || !customer) return;
      await em.upsert(PlatformSubscriptionSchema, {
        id: read.id,
        customer: customer.id,
        tier: plan.tier,
        status: read.status,
        periodEnd: read.periodEnd,
        cancelAtPeriodEnd: read.isEndingWithPeriod,
        refreshedAt: this.#clock.now(),
      });
      const discordId = customer.user?.discordId;
      if (discordId) await this.#outbox.add(em, 'member.roles', { discordId }, { key: `member.roles:${discordId}` });
    });
  }

  #find(user: User, where: object): Promise<PlatformSubscription | null> {
    return this.#em.findOne(
      PlatformSubscriptionSchema,
      { customer: { user }, ...where },
      { orderBy: { periodEnd: 'desc', id: 'desc' } },
    );
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../accounts/user.entity.ts';
import type { Clock } from '../clock.ts';
import { LIVE_STATUSES } from './live-statuses.ts';
import type { ProviderSubscription } from './payment-provider.ts';
import { findPlanByLookupKey } from './platform-plan.ts';
import { type PlatformSubscription, PlatformSubscriptionSchema } from './platform-subscription.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** Who has which tier of the platform. */
export class PlatformSubscriptions {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** The subscription that counts now. */
  findLive(user: User): Promise<PlatformSubscription | null> {
    return this.#find(user, { status: { $in: LIVE_STATUSES } });
  }

  /** The live one, else the one that ended last. */
  async findLatest(user: User): Promise<PlatformSubscription | null> {
    return (await this.findLive(user)) ?? this.#find(user, {});
  }

  /** Keeps one as it was read, if it is one to the platform. */
  async keep(em: EntityManager, read: ProviderSubscription): Promise<void> {
    const plan = findPlanByLookupKey(read.lookupKey);
    if (!plan) return;
    await em.upsert(PlatformSubscriptionSchema, {
      id: read.id,
      customer: read.customer,
      tier: plan.tier,
      status: read.status,
      periodEnd: read.periodEnd,
      cancelAtPeriodEnd: read.isEndingWithPeriod,
      refreshedAt: this.#clock.now(),
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

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../outbox.ts';
import { BillingCustomerSchema } from './billing-customer.entity.ts';
import type { ChannelSubscriptions } from './channel-sales/channel-subscriptions.ts';
import { lockFor } from './lock-for.ts';
import type { PaymentProvider } from './payment-provider.ts';
import type { PlatformSubscriptions } from './platform-subscriptions.ts';
import { requireProvider } from './require-provider.ts';

interface Parts {
  em: EntityManager;
  outbox: Outbox;
  payments: PaymentProvider | null;
  platformSubscriptions: Pick<PlatformSubscriptions, 'keep'>;
  channelSubscriptions: Pick<ChannelSubscriptions, 'keep'>;
}

/** Reads subscriptions at the provider, whenever it says that something changed, and gives each to its keeper. */
export class SubscriptionReader {
  readonly #em: EntityManager;
  readonly #outbox: Outbox;
  readonly #payments: PaymentProvider | null;
  readonly #keepers: Pick<PlatformSubscriptions | ChannelSubscriptions, 'keep'>[];

  constructor({ em, outbox, payments, platformSubscriptions, channelSubscriptions }: Parts) {
    this.#em = em;
    this.#outbox = outbox;
    this.#payments = payments;
    this.#keepers = [platformSubscriptions, channelSubscriptions];
  }

  /**
   * Reads a subscription as it is now and has that kept. Reading happens under a lock, in the running transaction: of
   * two that read at once, the one that read the newer state writes last. What is not ours is left alone.
   */
  async refresh(subscriptionId: string): Promise<void> {
    const payments = requireProvider(this.#payments);
    await this.#em.transactional(async (em) => {
      await lockFor(em, `subscription ${subscriptionId}`);
      const read = await payments.findSubscription(subscriptionId);
      const customer = read && (await em.findOne(BillingCustomerSchema, { id: read.customer }, { populate: ['user'] }));
      if (!read || !customer) return;
      for (const keeper of this.#keepers) await keeper.keep(em, read);
      const discordId = customer.user?.discordId;
      if (discordId) await this.#outbox.add(em, 'member.roles', { discordId }, { key: `member.roles:${discordId}` });
    });
  }
}

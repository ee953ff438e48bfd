import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../../channels/channel.entity.ts';
import type { Clock } from '../../clock.ts';
import { lockFor } from '../lock-for.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { requireProvider } from '../require-provider.ts';
import { needsPayoutAccount } from './needs-payout-account.ts';
import { type PayoutAccount, PayoutAccountSchema } from './payout-account.entity.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  payments: PaymentProvider | null;
}

/** Where the provider sends a streamer back to from setting up their account. */
export interface SetUpUrls {
  /** When they are done, or leave. */
  returnUrl: string;
  /** When the page's address is used a second time or too late: they need a new one. */
  refreshUrl: string;
}

/** The accounts at the provider to which streamers' shares go. Each channel has one at most. */
export class PayoutAccounts {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #payments: PaymentProvider | null;

  constructor({ em, clock, payments }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#payments = payments;
  }

  find(channel: Channel): Promise<PayoutAccount | null> {
    return this.#em.findOne(PayoutAccountSchema, { channel }, { refresh: true });
  }

  /** Opens the page on which a streamer tells the provider who they are and where their share goes. @returns its address */
  async openSetUp(channel: Channel, urls: SetUpUrls): Promise<string> {
    const payments = requireProvider(this.#payments);
    const account = await this.#em.transactional(async (em) => {
      await lockFor(em, `payout account of ${channel.id}`);
      return (await this.find(channel)) ?? this.#create(em, channel, payments);
    });
    return payments.openPayoutSetUp(account.id, urls);
  }

  /**
   * Opens the page on which a streamer sees what they were sent, and changes their bank account. @returns its address
   * @throws DomainError conflict `no_payout_account`; unavailable `billing_off`
   */
  async openDashboard(channel: Channel): Promise<string> {
    const payments = requireProvider(this.#payments);
    const account = await this.find(channel);
    if (account?.isSetUp) return payments.openPayoutDashboard(account.id);
    throw needsPayoutAccount();
  }

  /** Reads an account as it is now at the provider. One that is gone there is gone here. */
  async refresh(channel: Channel): Promise<PayoutAccount | null> {
    const payments = requireProvider(this.#payments);
    return this.#em.transactional(async (em) => {
      await lockFor(em, `payout account of ${channel.id}`);
      const account = await this.find(channel);
      const read = account && (await payments.findPayoutAccount(account.id));
      if (!account) return null;
      if (!read) {
        await em.nativeDelete(PayoutAccountSchema, { id: account.id });
        return null;
      }
      const { isSetUp, canReceive } = read;
      return em.assign(account, { isSetUp, canReceive, refreshedAt: this.#clock.now() });
    });
  }

  async #create(em: EntityManager, channel: Channel, payments: PaymentProvider): Promise<PayoutAccount> {
    const id = await payments.createPayoutAccount(channel.id);
    const now = this.#clock.now();
    return em.create(PayoutAccountSchema, {
      ...{ id, channel, isSetUp: false, canReceive: false, createdAt: now, refreshedAt: now },
    });
  }
}

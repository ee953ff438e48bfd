import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../../accounts/user.entity.ts';
import type { Channel } from '../../channels/channel.entity.ts';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { Checkouts, ReturnUrls } from '../checkouts.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { CHANNEL_PLAN } from './channel-plan.ts';
import { type ChannelShare, shareAt } from './channel-share.ts';
import type { ChannelSubscriptions } from './channel-subscriptions.ts';
import { needsPayoutAccount } from './needs-payout-account.ts';
import type { PayoutAccount } from './payout-account.entity.ts';
import type { PayoutAccounts } from './payout-accounts.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  /** Null where nothing is sold. */
  payments: PaymentProvider | null;
  channelShares: readonly [ChannelShare, ...ChannelShare[]];
  checkouts: Checkouts;
  payoutAccounts: PayoutAccounts;
  channelSubscriptions: ChannelSubscriptions;
}

/** How a channel's sales stand, for its streamer. */
export interface ChannelSalesState {
  /** Whether anything is sold on this installation. */
  isOpen: boolean;
  sells: boolean;
  account: PayoutAccount | null;
  subscribers: number;
  /** What of each payment is the streamer's, in percent. */
  sharePercent: number;
}

/** Subscriptions to channels: streamers who sell them, and members who buy them. */
export class ChannelSales {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #payments: PaymentProvider | null;
  readonly #shares: Parts['channelShares'];
  readonly #checkouts: Checkouts;
  readonly #accounts: PayoutAccounts;
  readonly #subscriptions: ChannelSubscriptions;

  constructor({ em, clock, payments, channelShares, checkouts, payoutAccounts, channelSubscriptions }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#payments = payments;
    this.#shares = channelShares;
    this.#checkouts = checkouts;
    this.#accounts = payoutAccounts;
    this.#subscriptions = channelSubscriptions;
  }

  /** Whether members can subscribe to a channel now: its streamer wants it, and can be paid. */
  async isSold(channel: Channel): Promise<boolean> {
    return (await this.#findPaidAccount(channel)) !== null;
  }

  /** As it is at the provider now, or as it was when that was reached last. */
  async describe(channel: Channel): Promise<ChannelSalesState> {
    await this.#tryRefresh(channel);
    return this.describeStored(channel);
  }

  /** As it was when the provider was reached last, for who must not wait for it. */
  async describeStored(channel: Channel): Promise<ChannelSalesState> {
    return {
      isOpen: this.#payments !== null,
      sells: channel.sellsSubscriptions,
      account: await this.#accounts.find(channel),
      subscribers: await this.#subscriptions.count(channel),
      sharePercent: shareAt(this.#shares, this.#clock.now()).percent,
    };
  }

  /**
   * Begins or ends selling. Who subscribes already goes on paying and is paid out, until they cancel.
   * @throws DomainError conflict `no_payout_account`; unavailable `billing_off`
   */
  async choose(channel: Channel, sells: boolean): Promise<void> {
    if (sells && !(await this.#accounts.refresh(channel))?.canReceive) {
      throw needsPayoutAccount();
    }
    this.#em.assign(channel, { sellsSubscriptions: sells });
    await this.#em.flush();
  }

  /**
   * Opens the page on which a member pays for a channel.
   * @returns its address
   * @throws DomainError conflict `own_channel`, `channel_not_sold`, `channel_subscribed`; unavailable `billing_off`, `plan_not_sold`
   */
  async openCheckout(user: User, channel: Channel, urls: ReturnUrls): Promise<string> {
    if (channel.owner.id === user.id) {
      throw new DomainError('conflict', 'own_channel', 'You cannot subscribe to your own channel.');
    }
    const account = await this.#findPaidAccount(channel);
    if (!account) {
      throw new DomainError('conflict', 'channel_not_sold', 'Nobody can subscribe to this channel right now.');
    }
    const { percent } = shareAt(this.#shares, this.#clock.now());
    const purchase = {
      name: `channel:${channel.id}`,
      plan: CHANNEL_PLAN,
      channel: { id: channel.id, slug: channel.slug, payoutAccount: account.id, sharePercent: percent },
      refuseSecond: () => this.#refuseSecond(user, channel),
    };
    return this.#checkouts.open(user, purchase, urls);
  }

  /** The account to which the share of a channel that is sold goes; null for one that is not. */
  async #findPaidAccount(channel: Channel): Promise<PayoutAccount | null> {
    if (!this.#payments || !channel.sellsSubscriptions) return null;
    const account = await this.#accounts.find(channel);
    return account?.canReceive ? account : null;
  }

  async #tryRefresh(channel: Channel): Promise<void> {
    try {
      if (this.#payments) await this.#accounts.refresh(channel);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'unavailable')) throw error;
    }
  }

  async #refuseSecond(user: User, channel: Channel): Promise<void> {
    if (!(await this.#subscriptions.findLive(user, channel))) return;
    throw new DomainError('conflict', 'channel_subscribed', 'You subscribe to this channel already.');
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { LIVE_STATUSES } from '../live-statuses.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { requireProvider } from '../require-provider.ts';
import type { SubscriptionReader } from '../subscription-reader.ts';
import { type ChannelShare, shareAt } from './channel-share.ts';
import { ChannelSubscriptionSchema } from './channel-subscription.entity.ts';
import { PayoutAccountSchema } from './payout-account.entity.ts';
import type { PayoutAccounts } from './payout-accounts.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  payments: PaymentProvider | null;
  channelShares: readonly [ChannelShare, ...ChannelShare[]];
  payoutAccounts: Pick<PayoutAccounts, 'refresh'>;
  subscriptionReader: Pick<SubscriptionReader, 'refresh'>;
}

/** Of a month's renewals none is older; what waited longer is the streamer's and the member's affair no more. */
const OLDEST_RENEWAL_MS = 40 * 86_400_000;

/** Keeps what the provider knows of channels' sales in step with what we do. */
export class ChannelSalesUpkeep {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #payments: PaymentProvider | null;
  readonly #shares: Parts['channelShares'];
  readonly #accounts: Parts['payoutAccounts'];
  readonly #reader: Parts['subscriptionReader'];

  constructor({ em, clock, payments, channelShares, payoutAccounts, subscriptionReader }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#payments = payments;
    this.#shares = channelShares;
    this.#accounts = payoutAccounts;
    this.#reader = subscriptionReader;
  }

  /**
   * Reads every account that was set up, since the provider may stop sending to it. Also of channels that sell no more:
   * who subscribes there goes on paying. @returns how many
   */
  async refreshAccounts(): Promise<number> {
    const accounts = await this.#em.find(PayoutAccountSchema, { isSetUp: true }, { populate: ['channel'] });
    for (const { channel } of accounts) await this.#accounts.refresh(channel);
    return accounts.length;
  }

  /**
   * Has every running subscription pay the share that applies now, from its next payment on; those whose streamer cannot
   * be paid follow once they can. @returns how many changed
   */
  async applyShare(): Promise<number> {
    const payments = requireProvider(this.#payments);
    const { percent } = shareAt(this.#shares, this.#clock.now());
    const where = { status: { $in: LIVE_STATUSES }, sharePercent: { $ne: percent } };
    const others = await this.#em.find(ChannelSubscriptionSchema, where, { populate: ['channel'] });
    let changed = 0;
    for (const { id, channel } of others) {
      const account = await this.#em.findOne(PayoutAccountSchema, { channel, canReceive: true });
      if (!account) continue;
      await payments.setShare(id, { payoutAccount: account.id, sharePercent: percent });
      await this.#reader.refresh(id);
      changed += 1;
    }
    return changed;
  }

  /**
   * Charges the renewals that waited because their streamer could not be paid, once they can. Of several that waited
   * only the one of the running month is charged: nobody pays for months at once. @returns how many were
   */
  async collectWaiting(): Promise<number> {
    const payments = requireProvider(this.#payments);
    let collected = 0;
    for (const { id, subscriptionId, createdAt } of await payments.listWaitingInvoices()) {
      const where = { id: subscriptionId, status: { $in: LIVE_STATUSES } };
      const subscription = await this.#em.findOne(ChannelSubscriptionSchema, where, { populate: ['channel'] });
      if (!subscription || createdAt.getTime() < subscription.periodEnd.getTime() - OLDEST_RENEWAL_MS) continue;
      const { channel } = subscription;
      if ((await this.#em.count(PayoutAccountSchema, { channel, canReceive: true })) === 0) continue;
      await payments.collectInvoice(id);
      collected += 1;
    }
    return collected;
  }
}

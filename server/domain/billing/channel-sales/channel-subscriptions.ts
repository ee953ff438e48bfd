import type { EntityManager } from '@mikro-orm/postgresql';
import type { User } from '../../accounts/user.entity.ts';
import { type Channel, ChannelSchema } from '../../channels/channel.entity.ts';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { LIVE_STATUSES } from '../live-statuses.ts';
import type { ProviderSubscription } from '../payment-provider.ts';
import { CHANNEL_PLAN } from './channel-plan.ts';
import { type ChannelSubscription, ChannelSubscriptionSchema } from './channel-subscription.entity.ts';

const LIVE = { status: { $in: LIVE_STATUSES } };
const NEWEST = { periodEnd: 'desc', id: 'desc' } as const;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** Who subscribes to which channel. */
export class ChannelSubscriptions {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** The member's subscription to a channel that counts now. */
  findLive(user: User, channel: Channel): Promise<ChannelSubscription | null> {
    return this.#em.findOne(ChannelSubscriptionSchema, { ...LIVE, customer: { user }, channel }, { orderBy: NEWEST });
  }

  /** The live one, else the one that ended last. */
  async findLatest(user: User, channel: Channel): Promise<ChannelSubscription | null> {
    const live = await this.findLive(user, channel);
    return live ?? this.#em.findOne(ChannelSubscriptionSchema, { customer: { user }, channel }, { orderBy: NEWEST });
  }

  /** Those of a member that count now, with their channels and the channels' owners, the one that renews first first. */
  listLive(user: User): Promise<ChannelSubscription[]> {
    const order = { populate: ['channel.owner'], orderBy: { periodEnd: 'asc', id: 'asc' } } as const;
    return this.#em.find(ChannelSubscriptionSchema, { ...LIVE, customer: { user } }, order);
  }

  /** The ids of the channels that a member subscribes to. */
  async listChannelIds(user: User): Promise<Set<string>> {
    const rows = await this.#em.find(ChannelSubscriptionSchema, { ...LIVE, customer: { user } }, { refresh: true });
    return new Set(rows.map(({ channel }) => channel.id));
  }

  /** Which of these users subscribe to a channel: their ids. */
  async listSubscriberIds(channel: Channel, users: readonly Pick<User, 'id'>[]): Promise<Set<string>> {
    if (users.length === 0) return new Set();
    const rows = await this.#em.execute<{ id: string }[]>(
      `select distinct customer.user_id as id
       from channel_subscription subscription join billing_customer customer on customer.id = subscription.customer_id
       where subscription.channel_id = ? and subscription.status = any(string_to_array(?, ' '))
         and customer.user_id = any(string_to_array(?, ' ')::uuid[])`,
      [channel.id, LIVE_STATUSES.join(' '), [...new Set(users.map(({ id }) => id))].join(' ')],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many members subscribe to a channel. */
  async count(channel: Channel): Promise<number> {
    const [row] = await this.#em.execute<{ subscribers: string }[]>(
      `select count(distinct customer_id) as subscribers from channel_subscription
       where channel_id = ? and status = any(string_to_array(?, ' '))`,
      [channel.id, LIVE_STATUSES.join(' ')],
    );
    return Number(row?.subscribers ?? 0);
  }

  /** Keeps one as it was read, if it is one to a channel. Who pays for a channel that is gone is not charged again. */
  async keep(em: EntityManager, read: ProviderSubscription): Promise<void> {
    const { id, channelId, lookupKey, status } = read;
    if (lookupKey !== CHANNEL_PLAN.lookupKey || !channelId) return;
    if ((await em.count(ChannelSchema, { id: channelId })) === 0) {
      if (LIVE_STATUSES.includes(status)) await this.#end(em, id);
      return;
    }
    await em.upsert(ChannelSubscriptionSchema, {
      id,
      customer: read.customer,
      channel: channelId,
      status,
      periodEnd: read.periodEnd,
      cancelAtPeriodEnd: read.isEndingWithPeriod,
      sharePercent: read.sharePercent ?? 0,
      refreshedAt: this.#clock.now(),
    });
  }

  /** Ends what members pay for a channel whose owner is forgotten. Joins a running transaction. */
  async endAll(channel: Channel): Promise<void> {
    const live = await this.#em.find(ChannelSubscriptionSchema, { ...LIVE, channel });
    for (const { id } of live) await this.#end(this.#em, id);
  }

  #end(em: EntityManager, subscriptionId: string): Promise<void> {
    return this.#outbox.add(
      em,
      'billing.subscription.end',
      { subscriptionId },
      { key: `billing.subscription.end:${subscriptionId}` },
    );
  }
}

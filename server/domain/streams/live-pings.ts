import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { type LivePing, LivePingSchema } from './live-ping.entity.ts';
import { PingDeliverySchema } from './ping-delivery.entity.ts';
import { type PingMember, PingMemberSchema } from './ping-member.entity.ts';
import type { QuietHours } from './quiet-hours.ts';

const PINGS_MAX = 100;
const DAY_MS = 86_400_000;
/** A member whose DMs were closed is tried again after so long, and as soon as they ask for pings. */
const CLOSED_MS = 7 * DAY_MS;

/** Who wants to be told when a streamer goes live, and when not. */
export class LivePings {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: { em: EntityManager; clock: Clock }) {
    this.#em = em;
    this.#clock = clock;
  }

  /**
   * @returns whether the member did not want it before
   * @throws DomainError conflict `pings_full`
   */
  async add(guildId: string, memberId: string, channel: Pick<Channel, 'id'>): Promise<boolean> {
    const count = await this.#em.count(LivePingSchema, { guildId, memberId });
    if (count >= PINGS_MAX && !(await this.has(guildId, memberId, channel))) {
      const sentence = `You can be told of ${PINGS_MAX} streamers at most. Remove one first.`;
      throw new DomainError('conflict', 'pings_full', sentence, { max: PINGS_MAX });
    }
    const rows = await this.#em.execute<object[]>(
      `insert into live_ping (id, guild_id, member_id, channel_id, created_at)
       values (gen_random_uuid(), ?, ?, ?, ?) on conflict do nothing returning id`,
      [guildId, memberId, channel.id, this.#clock.now()],
    );
    await this.dmOpened(memberId);
    return rows.length > 0;
  }

  async has(guildId: string, memberId: string, channel: Pick<Channel, 'id'>): Promise<boolean> {
    return (await this.#em.count(LivePingSchema, { guildId, memberId, channel: channel.id })) > 0;
  }

  /** @returns whether there was something to remove */
  async remove(guildId: string, memberId: string, channel: Pick<Channel, 'id'>): Promise<boolean> {
    return (await this.#em.nativeDelete(LivePingSchema, { guildId, memberId, channel: channel.id })) > 0;
  }

  list(guildId: string, memberId: string): Promise<LivePing[]> {
    return this.#em.find(
      LivePingSchema,
      { guildId, memberId },
      { populate: ['channel.owner'], orderBy: { channel: { slug: 'asc' } } },
    );
  }

  findMember(memberId: string): Promise<PingMember | null> {
    return this.#em.findOne(PingMemberSchema, { memberId }, { refresh: true });
  }

  /** @param hours null ends them */
  async setQuietHours(memberId: string, hours: QuietHours | null): Promise<void> {
    const { timeZone = null, from = null, to = null } = hours ?? {};
    await this.#set(memberId, { timeZone, quietFrom: from, quietTo: to });
  }

  /** Tells them nothing for so many days. @returns until when; null ends the pause */
  async pause(memberId: string, days: number): Promise<Date | null> {
    const pausedUntil = days > 0 ? new Date(this.#clock.now().getTime() + days * DAY_MS) : null;
    await this.#set(memberId, { pausedUntil });
    return pausedUntil;
  }

  /** Their DM with the bot is open, and known from now on. */
  async dmKnown(memberId: string, dmChannelId: string): Promise<void> {
    await this.#set(memberId, { dmChannelId });
  }

  async dmClosed(memberId: string): Promise<void> {
    await this.#set(memberId, { dmClosedAt: this.#clock.now() });
  }

  async dmOpened(memberId: string): Promise<void> {
    await this.#em.nativeUpdate(PingMemberSchema, { memberId, dmClosedAt: { $ne: null } }, { dmClosedAt: null });
  }

  /** Whether a DM need not be tried: Discord refused the last one not long ago. */
  isDmClosed({ dmClosedAt }: PingMember): boolean {
    return Boolean(dmClosedAt) && this.#clock.now().getTime() - (dmClosedAt?.getTime() ?? 0) < CLOSED_MS;
  }

  /** Members left the guild: through it they are told nothing more. */
  async left(guildId: string, memberIds: string[]): Promise<void> {
    await this.#em.nativeDelete(LivePingSchema, { guildId, memberId: { $in: memberIds } });
  }

  async forget(memberId: string): Promise<void> {
    await this.#em.nativeDelete(LivePingSchema, { memberId });
    await this.#em.nativeDelete(PingMemberSchema, { memberId });
    await this.#em.nativeDelete(PingDeliverySchema, { memberId });
  }

  async #set(memberId: string, changes: Partial<PingMember>): Promise<void> {
    await this.#em.upsert(PingMemberSchema, { memberId, ...changes }, { onConflictFields: ['memberId'] });
  }
}

import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { FLAP_GUARD_MS } from './announcements.ts';
import { type PingDelivery, PingDeliverySchema, type PingSkip, type PingState } from './ping-delivery.entity.ts';
import { type PingMention, PingMentionSchema } from './ping-mention.entity.ts';
import { isQuiet } from './quiet-hours.ts';
import { StreamSchema } from './stream.entity.ts';

/** So many members are told in one go of a job; a crash costs no more than looking these up again. */
const BATCH = 25;

/** One row a member, from the guild in which they asked first; what was sent to them within a day through that guild. */
const CANDIDATES = `
  select distinct on (ping.member_id) ping.member_id as "memberId", ping.guild_id as "guildId",
    member.time_zone as "timeZone", member.quiet_from as "quietFrom", member.quiet_to as "quietTo",
    coalesce(member.paused_until > ?, false) as "isPaused",
    coalesce(settings.daily_ping_cap, 10) as cap,
    (select count(*)::int from ping_delivery sent where sent.member_id = ping.member_id
      and sent.guild_id = ping.guild_id and sent.state in ('sent', 'mentioned') and sent.settled_at > ?) as sent,
    exists (select 1 from ping_delivery sent join stream on stream.id = sent.stream_id
      where sent.member_id = ping.member_id and stream.channel_id = ping.channel_id
      and sent.state in ('sent', 'mentioned') and sent.settled_at > ?) as "isFlapping"
  from live_ping ping
  left join ping_member member on member.member_id = ping.member_id
  left join alert_settings settings on settings.guild_id = ping.guild_id
  where ping.channel_id = ?
    and not exists (select 1 from ping_delivery known where known.stream_id = ? and known.member_id = ping.member_id)
  order by ping.member_id, ping.created_at, ping.guild_id`;

const INSERT = `
  insert into ping_delivery (id, stream_id, member_id, guild_id, state, skipped_by, settled_at, created_at)
  select id, ?, "memberId", "guildId", state, "skippedBy", case when state = 'due' then null else ?::timestamptz end, ?
  from jsonb_to_recordset(?::jsonb) as row (id uuid, "memberId" text, "guildId" text, state text, "skippedBy" text)
  on conflict (stream_id, member_id) do nothing`;

interface Candidate {
  memberId: string;
  guildId: string;
  timeZone: string | null;
  quietFrom: number | null;
  quietTo: number | null;
  isPaused: boolean;
  cap: number;
  sent: number;
  isFlapping: boolean;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** Members' own news of streams: a row for each, so that nobody is told twice and silence can be explained. */
export class PingDeliveries {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Decides who is told of a stream that has begun, and enqueues their batches. Again, it goes on with who is left. */
  async prepare(streamId: string): Promise<number> {
    const stream = await this.#em.findOne(StreamSchema, { id: streamId });
    if (!stream || stream.endedAt) return 0;
    const now = this.#clock.now();
    const candidates = await this.#em.execute<Candidate[]>(CANDIDATES, [
      now,
      new Date(now.getTime() - 86_400_000),
      new Date(now.getTime() - FLAP_GUARD_MS),
      stream.channel.id,
      streamId,
    ]);
    return this.#em.fork().transactional(async (em) => {
      const rows = candidates.map((each) => ({ id: randomUUIDv7(), ...each, ...decide(each, now) }));
      if (rows.length > 0) await em.execute(INSERT, [streamId, now, now, JSON.stringify(rows)]);
      const due = await em.find(PingDeliverySchema, { stream: streamId, state: 'due' }, { orderBy: { id: 'asc' } });
      const batches = Array.from({ length: Math.ceil(due.length / BATCH) }, (_, index) =>
        due.slice(index * BATCH, (index + 1) * BATCH).map(({ id }) => id),
      );
      if (batches.length > 0) {
        await this.#outbox.addAll(
          em,
          'pings.send',
          batches.map((deliveryIds) => ({ deliveryIds })),
        );
      }
      return due.length;
    });
  }

  /** Those of a batch that are still due. */
  listDue(deliveryIds: string[]): Promise<PingDelivery[]> {
    return this.#em.find(
      PingDeliverySchema,
      { id: { $in: deliveryIds }, state: 'due', mention: null },
      { populate: ['stream.channel.owner'], orderBy: { id: 'asc' }, refresh: true },
    );
  }

  /** The guilds through which the members of a batch are told. */
  async guildsOf(deliveryIds: string[]): Promise<string[]> {
    const due = await this.#em.find(PingDeliverySchema, { id: { $in: deliveryIds } });
    return [...new Set(due.map(({ guildId }) => guildId))];
  }

  attempted(delivery: PingDelivery): Promise<void> {
    return this.#write([delivery], { attemptedAt: this.#clock.now() });
  }

  sent(delivery: PingDelivery): Promise<void> {
    return this.#write([delivery], { state: 'sent', settledAt: this.#clock.now() });
  }

  skipped(deliveries: PingDelivery[], skippedBy: PingSkip): Promise<void> {
    return this.#write(deliveries, { state: 'skipped', skippedBy, settledAt: this.#clock.now() });
  }

  /** The rest of a batch is sent at a time that Discord named. */
  later(deliveries: PingDelivery[], runAt: Date): Promise<void> {
    return this.#outbox.add(this.#em, 'pings.send', { deliveryIds: deliveries.map(({ id }) => id) }, { runAt });
  }

  /** Those whose DMs are closed are mentioned together, in one message. */
  async mention(deliveries: PingDelivery[], place: { guildId: string; textChannelId: string }): Promise<void> {
    const [first] = deliveries;
    if (!first) return;
    await this.#em.fork().transactional(async (em) => {
      const mention = em.create(PingMentionSchema, { ...place, stream: first.stream.id, createdAt: this.#clock.now() });
      await em.flush();
      const ids = deliveries.map(({ id }) => id);
      await em.nativeUpdate(PingDeliverySchema, { id: { $in: ids } }, { mention: mention.id });
      await this.#outbox.add(em, 'pings.mention', { mentionId: mention.id });
    });
  }

  /** A message that mentions members, with those whom it is for. */
  async findMention(mentionId: string): Promise<{ mention: PingMention; deliveries: PingDelivery[] } | null> {
    const mention = await this.#em.findOne(
      PingMentionSchema,
      { id: mentionId },
      { populate: ['stream.channel.owner'], refresh: true },
    );
    if (!mention) return null;
    const deliveries = await this.#em.find(PingDeliverySchema, { mention, state: 'due' }, { refresh: true });
    return { mention, deliveries };
  }

  async mentionAttempted(mention: PingMention): Promise<void> {
    const attemptedAt = this.#clock.now();
    await this.#em.nativeUpdate(PingMentionSchema, { id: mention.id }, { attemptedAt });
  }

  async mentioned(mention: PingMention, messageId: string): Promise<void> {
    await this.#em.fork().transactional(async (em) => {
      await em.nativeUpdate(PingMentionSchema, { id: mention.id }, { messageId });
      await em.nativeUpdate(
        PingDeliverySchema,
        { mention: mention.id, state: 'due' },
        { state: 'mentioned', settledAt: this.#clock.now() },
      );
    });
  }

  async #write(deliveries: PingDelivery[], changes: Partial<PingDelivery>): Promise<void> {
    const ids = deliveries.map(({ id }) => id);
    await this.#em.nativeUpdate(PingDeliverySchema, { id: { $in: ids } }, changes);
    for (const delivery of deliveries) Object.assign(delivery, changes);
  }
}

function decide(candidate: Candidate, now: Date): { state: PingState; skippedBy: PingSkip | null } {
  const skippedBy = skipOf(candidate, now);
  return { state: skippedBy ? 'skipped' : 'due', skippedBy };
}

function skipOf(
  { isPaused, isFlapping, timeZone, quietFrom, quietTo, sent, cap }: Candidate,
  now: Date,
): PingSkip | null {
  if (isPaused) return 'paused';
  const hasQuiet = timeZone !== null && quietFrom !== null && quietTo !== null;
  if (hasQuiet && isQuiet({ timeZone, from: quietFrom, to: quietTo }, now)) return 'quiet';
  if (isFlapping) return 'flap';
  return sent >= cap ? 'cap' : null;
}

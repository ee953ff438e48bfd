import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { FLAP_GUARD_MS } from './announcements.ts';
import { type PingDelivery, PingDeliverySchema, type PingSkip, type PingState } from './ping-delivery.entity.ts';
import { type PingMention, PingMentionSchema } from './ping-mention.entity.ts';
import { takeTurns } from './ping-turns.ts';
import { isQuiet } from './quiet-hours.ts';
import { StreamSchema } from './stream.entity.ts';

/** One row a member, from the guild in which they asked first; what they were told within a day through that guild, or will be. */
const CANDIDATES = `
  select distinct on (ping.member_id) ping.member_id as "memberId", ping.guild_id as "guildId",
    ping.created_at as "askedAt",
    member.time_zone as "timeZone", member.quiet_from as "quietFrom", member.quiet_to as "quietTo",
    coalesce(member.paused_until > ?, false) as "isPaused",
    coalesce(settings.daily_ping_cap, 10) as cap,
    (select count(*)::int from ping_delivery sent where sent.member_id = ping.member_id
      and sent.guild_id = ping.guild_id
      and (sent.state = 'due' or (sent.state in ('sent', 'mentioned') and sent.settled_at > ?))) as sent,
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
  insert into ping_delivery (id, stream_id, member_id, guild_id, state, skipped_by, settled_at, due_at, created_at)
  select id, ?, "memberId", "guildId", state, "skippedBy",
    case when state = 'due' then null else ?::timestamptz end, "dueAt", ?
  from jsonb_to_recordset(?::jsonb)
    as row (id uuid, "memberId" text, "guildId" text, state text, "skippedBy" text, "dueAt" timestamptz)
  on conflict (stream_id, member_id) do nothing`;

/** What may have changed until a ping's turn comes: whether it is still asked for, and when not. */
const CONDITIONS = `
  select delivery.id, member.time_zone as "timeZone", member.quiet_from as "quietFrom", member.quiet_to as "quietTo",
    coalesce(member.paused_until > ?, false) as "isPaused",
    exists (select 1 from live_ping ping join stream on stream.channel_id = ping.channel_id
      where stream.id = delivery.stream_id and ping.member_id = delivery.member_id) as "isWanted"
  from ping_delivery delivery left join ping_member member on member.member_id = delivery.member_id
  where delivery.id = any(?)`;

interface Conditions {
  timeZone: string | null;
  quietFrom: number | null;
  quietTo: number | null;
  isPaused: boolean;
}

interface Candidate extends Conditions {
  memberId: string;
  guildId: string;
  askedAt: string | Date;
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

  /**
   * Decides who is told of a stream that has begun, and enqueues their batches, each for its turn: who asked first is
   * told first. Again, it goes on with who is left.
   */
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
      const decided = candidates
        .map((each) => ({ id: randomUUIDv7(), ...each, ...decide(each, now) }))
        .sort((a, b) => new Date(a.askedAt).getTime() - new Date(b.askedAt).getTime());
      const isDue = decided.filter(({ state }) => state === 'due');
      const turns = isDue.length > 0 ? await takeTurns(em, isDue.length, now) : [];
      const turnOf = new Map(isDue.map(({ id }, index) => [id, turns[index]]));
      const rows = decided.map((each) => ({ ...each, dueAt: turnOf.get(each.id) ?? null }));
      if (rows.length > 0) await em.execute(INSERT, [streamId, now, now, JSON.stringify(rows)]);
      const due = await em.find(PingDeliverySchema, { stream: streamId, state: 'due' }, { orderBy: { id: 'asc' } });
      const batches = Map.groupBy(due, ({ dueAt }) => Math.max(dueAt?.getTime() ?? 0, now.getTime()));
      for (const [runAtMs, deliveries] of batches) {
        const payload = { deliveryIds: deliveries.map(({ id }) => id) };
        await this.#outbox.addAll(em, 'pings.send', [payload], { runAt: new Date(runAtMs) });
      }
      return due.length;
    });
  }

  /** Until its turn came, a member may have taken their wish back, or their quiet hours have begun. @returns who is still to be told */
  async withoutUnwanted(deliveries: PingDelivery[]): Promise<PingDelivery[]> {
    const now = this.#clock.now();
    const ids = deliveries.map(({ id }) => id);
    type Row = Conditions & { id: string; isWanted: boolean };
    const rows = await this.#em.execute<Row[]>(CONDITIONS, [now, `{${ids.join()}}`]);
    const skips = new Map(rows.map((row) => [row.id, row.isWanted ? quietOf(row, now) : 'unwanted']));
    const skipOf = ({ id }: PingDelivery) => skips.get(id) ?? null;
    for (const [skippedBy, skipped] of Map.groupBy(deliveries, skipOf)) {
      if (skippedBy) await this.skipped(skipped, skippedBy);
    }
    return deliveries.filter((each) => !skipOf(each));
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
    return this.#outbox.addAll(this.#em, 'pings.send', [{ deliveryIds: deliveries.map(({ id }) => id) }], { runAt });
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

function skipOf(candidate: Candidate, now: Date): PingSkip | null {
  const { isFlapping, sent, cap } = candidate;
  const quiet = quietOf(candidate, now);
  if (quiet) return quiet;
  if (isFlapping) return 'flap';
  return sent >= cap ? 'cap' : null;
}

function quietOf({ isPaused, timeZone, quietFrom, quietTo }: Conditions, now: Date): PingSkip | null {
  if (isPaused) return 'paused';
  const hasQuiet = timeZone !== null && quietFrom !== null && quietTo !== null;
  return hasQuiet && isQuiet({ timeZone, from: quietFrom, to: quietTo }, now) ? 'quiet' : null;
}

import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Bus, BusTopic } from '../bus.ts';
import type { Category } from '../channels/category.ts';
import { type Channel, ChannelSchema } from '../channels/channel.entity.ts';
import { tagOf } from '../channels/tags.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { requestGuildEvents } from './schedule/request-guild-events.ts';
import { type Stream, StreamSchema } from './stream.entity.ts';

/** A stream whose server has said nothing of it for this long has lost its media. */
export const SILENCE_MS = 30_000;

/** What a media node reports of a stream that it carries. */
/** Of who is live. */
export interface LiveFilter {
  category?: Category | undefined;
  /** As anybody writes it. */
  tag?: string | undefined;
}

interface LiveQuery extends LiveFilter {
  limit: number;
  offset?: number;
}

export interface Heartbeat {
  streamId: string;
  viewers: number;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  bus: Bus;
  /** How long media may be away before the stream is over. */
  reconnectWindowMs: number;
}

/** Streams from their first media packet to their end. */
export class Streams {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #bus: Bus;
  readonly #reconnectWindowMs: number;

  constructor({ em, clock, outbox, bus, reconnectWindowMs }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#bus = bus;
    this.#reconnectWindowMs = reconnectWindowMs;
  }

  /**
   * Media flows: the channel's live stream goes on, or a new one begins. The
   * stream and the job that announces it exist together or not at all. Safe to
   * call twice at once: the channel's row is locked.
   */
  async start(channelId: string): Promise<Stream> {
    const stream = await this.#em.transactional(async (em) => {
      const channel = await em.findOneOrFail(
        ChannelSchema,
        { id: channelId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const live = await em.findOne(StreamSchema, { channel, endedAt: null }, { refresh: true });
      return (live && (await this.#resume(em, live))) ?? this.#create(em, channel);
    });
    await this.#tell('stream.started', stream);
    return stream;
  }

  /** Media stopped at `at`: the stream is over unless it comes back within the window. */
  async lost(streamId: string, at: Date = this.#clock.now()): Promise<void> {
    const stream = await this.#em.transactional(async (em) => {
      const found = await em.findOne(
        StreamSchema,
        { id: streamId, endedAt: null, lostAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!found) return null;
      found.lostAt = at;
      found.viewers = 0;
      const runAt = new Date(at.getTime() + this.#reconnectWindowMs);
      await this.#outbox.add(em, 'stream.lost', { streamId, lostAt: at.toISOString() }, { runAt });
      return found;
    });
    if (stream) await this.#tell('stream.lost', stream);
  }

  /** Ends a stream that has not come back since `lostAt`. A stream that did, or is over, is left alone. */
  async endIfStillLost(streamId: string, lostAt: Date): Promise<boolean> {
    const stream = await this.#em.transactional(async (em) => {
      const found = await em.findOne(
        StreamSchema,
        { id: streamId, endedAt: null, lostAt },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!found) return null;
      await this.#close(em, found, lostAt);
      return found;
    });
    if (stream) await this.#tell('stream.ended', stream);
    return stream !== null;
  }

  /** One statement for all the streams of a node; the peak is the highest number at one moment. @returns those that have not ended */
  async recordHeartbeats(beats: Heartbeat[]): Promise<{ streamId: string; slug: string }[]> {
    if (beats.length === 0) return [];
    return this.#em.execute(
      `update stream set seen_at = ?, viewers = beat.viewers, peak_viewers = greatest(peak_viewers, beat.viewers)
       from jsonb_to_recordset(?::jsonb) as beat("streamId" uuid, viewers int), channel
       where stream.id = beat."streamId" and ended_at is null and channel.id = channel_id
       returning stream.id as "streamId", channel.slug`,
      [this.#clock.now(), JSON.stringify(beats)],
    );
  }

  async recordThumbnail(streamId: string): Promise<void> {
    await this.#em.nativeUpdate(StreamSchema, { id: streamId }, { thumbnailAt: this.#clock.now() });
  }

  /** Streams that a killed server left behind: live on paper, without a sign of life since `deadline`. */
  listSilentSince(deadline: Date, { limit }: { limit: number }): Promise<Stream[]> {
    return this.#em.find(
      StreamSchema,
      { endedAt: null, lostAt: null, seenAt: { $lt: deadline } },
      { limit, orderBy: { seenAt: 'asc' } },
    );
  }

  /** On air now, most viewers first. */
  listLive({ limit, offset = 0, category, tag }: LiveQuery): Promise<Stream[]> {
    const about = { ...(category && { category }), ...(tag && { tags: { $contains: [tagOf(tag)] } }) };
    return this.#em.find(
      StreamSchema,
      { endedAt: null, lostAt: null, channel: about },
      { populate: ['channel.owner'], orderBy: { viewers: 'desc', startedAt: 'asc', id: 'asc' }, limit, offset },
    );
  }

  /** The channel's stream if it is on air. */
  findLive(channel: Channel): Promise<Stream | null> {
    return this.#em.findOne(StreamSchema, { channel, endedAt: null, lostAt: null });
  }

  find(streamId: string): Promise<Stream | null> {
    return this.#em.findOne(StreamSchema, { id: streamId }, { populate: ['channel.owner'] });
  }

  /** Says that what people see of a live stream (its title, its thumbnail) is new. */
  async changed(channel: Channel): Promise<void> {
    const stream = await this.findLive(channel);
    if (stream) await this.#tell('stream.changed', stream, channel.slug);
  }

  /** The same stream as it is now, with what others have written since. */
  refresh(stream: Stream): Promise<Stream | null> {
    return this.#em.findOne(StreamSchema, { id: stream.id }, { populate: ['channel.owner'], refresh: true });
  }

  /** Seconds of media broadcast within a period, over all streams, those still live up to its end. */
  async secondsLive({ from, to }: { from: Date; to: Date }): Promise<number> {
    const [row] = await this.#em.execute<[{ seconds: string | null }]>(
      `select sum(extract(epoch from least(coalesce(ended_at, lost_at, ?), ?) - greatest(started_at, ?))) as seconds
       from stream where started_at < ? and coalesce(ended_at, lost_at, ?) > ?`,
      [to, to, from, to, to, from],
    );
    return Math.round(Number(row.seconds ?? 0));
  }

  async #resume(em: EntityManager, live: Stream): Promise<Stream | null> {
    const now = this.#clock.now();
    const away = live.lostAt ? now.getTime() - live.lostAt.getTime() : 0;
    if (live.lostAt && away >= this.#reconnectWindowMs) {
      await this.#close(em, live, live.lostAt);
      return null;
    }
    live.lostAt = null;
    live.seenAt = now;
    return live;
  }

  async #create(em: EntityManager, channel: Channel): Promise<Stream> {
    const now = this.#clock.now();
    const stream = em.create(StreamSchema, { channel, startedAt: now, seenAt: now });
    await em.flush();
    await this.#outbox.add(em, 'stream.started', { streamId: stream.id });
    await this.#outbox.add(em, 'stream.pings', { streamId: stream.id });
    await this.#outbox.add(em, 'live-roles.sync', {});
    await requestGuildEvents(em, this.#outbox);
    return stream;
  }

  async #close(em: EntityManager, stream: Stream, endedAt: Date): Promise<void> {
    stream.endedAt = endedAt;
    stream.viewers = 0;
    await em.flush();
    await this.#outbox.add(em, 'stream.ended', { streamId: stream.id });
    await this.#outbox.add(em, 'live-roles.sync', {});
    await requestGuildEvents(em, this.#outbox);
  }

  async #tell(topic: Exclude<BusTopic, 'stream.viewers'>, stream: Stream, slug?: string): Promise<void> {
    const channel = slug ?? (await this.#em.findOneOrFail(ChannelSchema, { id: stream.channel.id })).slug;
    await this.#bus.publish(topic, { streamId: stream.id, slug: channel });
  }
}

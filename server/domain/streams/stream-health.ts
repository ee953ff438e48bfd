import type { EntityManager } from '@mikro-orm/postgresql';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { type Stream, StreamSchema } from './stream.entity.ts';
import type { FindingCause, StreamFinding } from './stream-finding.entity.ts';
import { StreamFindingSchema } from './stream-finding.entity.ts';

/** A viewer who joins waits for the next key frame: this is longer than most are willing to. */
const KEY_FRAME_INTERVAL_MS = 4_500;
/** What the advice in the guides keeps below, with room for an encoder that overshoots. */
const BITRATE_CAP = 8_000_000;
/** Of a thousand packets. Below it, retransmission mends nearly all. */
const LOST_PER_MILLE = 20;

/** How a stream arrives just now. What is not known is undefined. */
export interface StreamMeasures {
  bitrate?: number | undefined;
  /** 0 to 1. */
  lossRatio?: number | undefined;
  keyFrameIntervalMs?: number | undefined;
  /** Of the pictures, 0 to 1. */
  bFrameShare?: number | undefined;
}

/** A stream with what was wrong, in the order in which it was found. */
export interface HealthOfStream {
  stream: Stream;
  findings: StreamFinding[];
}

const RECORD = `
  insert into stream_finding (id, stream_id, cause, value, found_at, last_seen_at)
  values (gen_random_uuid(), ?, ?, ?, ?, ?)
  on conflict (stream_id, cause) do update set value = excluded.value, last_seen_at = excluded.last_seen_at
  returning id, (xmax = 0) as "isNew"`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** What is wrong with how streams arrive, found while they are live. */
export class StreamHealth {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Keeps what is wrong; the streamer is told of each cause once a stream. */
  async observe(streamId: string, measures: StreamMeasures): Promise<void> {
    const wrong = causesOf(measures);
    if (wrong.length === 0) return;
    const now = this.#clock.now();
    await this.#em.fork().transactional(async (em) => {
      for (const { cause, value } of wrong) {
        const [row] = await em.execute<{ id: string; isNew: boolean }[]>(RECORD, [streamId, cause, value, now, now]);
        if (row?.isNew) await this.#outbox.add(em, 'stream.finding', { findingId: row.id });
      }
    });
  }

  find(findingId: string): Promise<StreamFinding | null> {
    return this.#em.findOne(
      StreamFindingSchema,
      { id: findingId },
      { populate: ['stream.channel.owner'], refresh: true },
    );
  }

  /** What is or was wrong with a stream, in the order in which it was found. */
  list(stream: Pick<Stream, 'id'>): Promise<StreamFinding[]> {
    return this.#em.find(StreamFindingSchema, { stream: stream.id }, { orderBy: { foundAt: 'asc', id: 'asc' } });
  }

  /** What was wrong with a member's latest stream; null for who never streamed. */
  async latestOf(discordId: string): Promise<HealthOfStream | null> {
    const [stream] = await this.#em.find(
      StreamSchema,
      { channel: { owner: { discordId } } },
      { populate: ['channel.owner'], orderBy: { startedAt: 'desc', id: 'desc' }, limit: 1 },
    );
    return stream ? { stream, findings: await this.list(stream) } : null;
  }

  /** How a channel's last streams arrived, newest first. */
  async listRecent({ id }: Pick<Channel, 'id'>, limit: number): Promise<HealthOfStream[]> {
    const orderBy = { startedAt: 'desc', id: 'desc' } as const;
    const streams = await this.#em.find(StreamSchema, { channel: id }, { orderBy, limit });
    const all = await this.#em.find(
      StreamFindingSchema,
      { stream: { $in: streams.map((stream) => stream.id) } },
      { orderBy: { foundAt: 'asc', id: 'asc' } },
    );
    return streams.map((stream) => ({ stream, findings: all.filter((each) => each.stream.id === stream.id) }));
  }

  async attempted(finding: StreamFinding): Promise<void> {
    await this.#write(finding, { attemptedAt: this.#clock.now() });
  }

  async told(finding: StreamFinding): Promise<void> {
    await this.#write(finding, { toldAt: this.#clock.now() });
  }

  async dmClosed(finding: StreamFinding): Promise<void> {
    await this.#write(finding, { dmClosedAt: this.#clock.now() });
  }

  async #write(finding: StreamFinding, changes: Partial<StreamFinding>): Promise<void> {
    await this.#em.nativeUpdate(StreamFindingSchema, { id: finding.id }, changes);
    Object.assign(finding, changes);
  }
}

function causesOf({ bitrate = 0, lossRatio = 0, keyFrameIntervalMs = 0, bFrameShare = 0 }: StreamMeasures) {
  const lost = Math.round(lossRatio * 1000);
  const wrong: { cause: FindingCause; value: number }[] = [];
  if (bFrameShare > 0) wrong.push({ cause: 'b_frames', value: Math.ceil(bFrameShare * 1000) });
  if (keyFrameIntervalMs > KEY_FRAME_INTERVAL_MS) {
    wrong.push({ cause: 'key_frames', value: Math.round(keyFrameIntervalMs) });
  }
  if (bitrate > BITRATE_CAP) wrong.push({ cause: 'bitrate', value: Math.round(bitrate) });
  if (lost > LOST_PER_MILLE) wrong.push({ cause: 'loss', value: lost });
  return wrong;
}

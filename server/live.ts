import type { Channel } from '#domain/channels/channel.entity.ts';
import { DomainError } from '#domain/errors.ts';
import type { MediaState } from '#domain/guilds/media-part.ts';
import type { Streams } from '#domain/streams/streams.ts';
import {
  type Broadcast,
  type Ingest,
  type IngestSession,
  type Media,
  MediaError,
  type PlaybackSession,
  type RtmpConnection,
} from '../media/index.ts';
import { LiveBroadcast } from './live-broadcast.ts';
import type { Log } from './log.ts';

interface Parts {
  media: Media;
  streams: Streams;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

const ENDED_REMEMBERED = 200;

/** Where permission meets media: who was let in gets a session, and the domain hears what becomes of it. */
export class Live {
  readonly #parts: Parts;
  readonly #broadcasts = new Map<string, LiveBroadcast>();
  readonly #ingests = new Map<string, IngestSession>();
  /** Sessions that ended of late, oldest first: a client may say DELETE after its connection has already closed. */
  readonly #endedIngests = new Set<string>();
  readonly #playbacks = new Map<string, PlaybackSession>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How the media of this server is doing. */
  get mediaState(): MediaState {
    const { workerPids, workerCount } = this.#parts.media;
    return { workers: workerPids.length, wanted: workerCount };
  }

  /**
   * Answers the offer of an encoder that was permitted to send to the channel.
   * @throws MediaError `bad_sdp`, `unsupported_media`, `unavailable`
   */
  async openIngest(channel: Channel, sdp: string): Promise<IngestSession> {
    const broadcast = await this.#openBroadcast(channel);
    const session = await broadcast.openIngest(sdp);
    this.#ingests.set(session.id, session);
    session.once('closed', () => this.#forgetIngest(session.id));
    return session;
  }

  /**
   * Accepts an encoder that was permitted to send to the channel over RTMP.
   * @throws MediaError `unsupported_media`, `unavailable`; `closed` when it leaves meanwhile
   */
  async openRtmpIngest(channel: Channel, connection: RtmpConnection): Promise<Ingest> {
    return (await this.#openBroadcast(channel)).openRtmpIngest(connection);
  }

  /** @throws DomainError not_found `whip_session_not_found` */
  getIngest(sessionId: string): IngestSession {
    const session = this.#ingests.get(sessionId);
    if (session) return session;
    throw new DomainError('not_found', 'whip_session_not_found', 'That WHIP session has ended.');
  }

  /**
   * Ends a session because its client says so. Saying it of one that just ended is no mistake.
   * @throws DomainError not_found `whip_session_not_found`
   */
  closeIngest(sessionId: string): void {
    if (!this.#endedIngests.has(sessionId)) this.getIngest(sessionId).close('closed by client');
  }

  /** @throws DomainError conflict `offline`; MediaError `full` */
  async openPlayback(channel: Channel): Promise<PlaybackSession> {
    const live = this.#broadcasts.get(channel.id);
    if (!live?.broadcast.ingest?.hasMedia) {
      throw new DomainError('conflict', 'offline', `${channel.owner.name} is offline.`, {
        name: channel.owner.name,
      });
    }
    const session = await live.broadcast.openPlayback();
    this.#playbacks.set(session.id, session);
    session.once('closed', () => this.#playbacks.delete(session.id));
    return session;
  }

  /** @throws MediaError `closed` */
  getPlayback(sessionId: string): PlaybackSession {
    const session = this.#playbacks.get(sessionId);
    if (session) return session;
    throw new MediaError('closed', 'This playback session has ended.');
  }

  findPlayback(sessionId: string): PlaybackSession | undefined {
    return this.#playbacks.get(sessionId);
  }

  /** What is on air here. */
  listOnAir(): { streamId: string; live: LiveBroadcast }[] {
    return [...this.#broadcasts.values()].flatMap((live) => (live.streamId ? [{ streamId: live.streamId, live }] : []));
  }

  /** Lets go of every encoder; each finds its stream again on another server within the reconnect window. */
  async close(): Promise<void> {
    const all = [...this.#broadcasts.values()];
    this.#parts.media.close();
    await Promise.all(all.map((live) => live.drain()));
  }

  async #openBroadcast({ id }: Channel): Promise<Broadcast> {
    const broadcast = await this.#parts.media.openBroadcast(id);
    if (!this.#broadcasts.has(id)) {
      this.#broadcasts.set(id, new LiveBroadcast({ ...this.#parts, broadcast, channelId: id }));
      broadcast.once('closed', () => this.#broadcasts.delete(id));
    }
    return broadcast;
  }

  #forgetIngest(sessionId: string): void {
    this.#ingests.delete(sessionId);
    this.#endedIngests.add(sessionId);
    const [oldest] = this.#endedIngests;
    if (oldest && this.#endedIngests.size > ENDED_REMEMBERED) this.#endedIngests.delete(oldest);
  }
}

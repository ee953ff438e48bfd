import { EventEmitter } from 'node:events';
import { type BroadcastHealth, trackHealth } from './health/broadcast-health.ts';
import type { Ingest, IngestLostCause } from './ingest/ingest.ts';
import { IngestSession } from './ingest/ingest-session.ts';
import type { EncodingPlaces } from './ingest/rtmp/encoding-places.ts';
import type { RtmpConnection } from './ingest/rtmp/rtmp-connection.ts';
import { RtmpIngest } from './ingest/rtmp/rtmp-ingest.ts';
import { MediaError } from './media-error.ts';
import type { MediaLog } from './media-log.ts';
import { PlaybackSession } from './playback/playback-session.ts';
import { captureThumbnail } from './thumbnail/capture-thumbnail.ts';
import type { RoutedWorker } from './worker-slot.ts';

const THUMBNAIL_TIMEOUT_MS = 12_000;

export type BroadcastClosedCause = 'closed' | 'worker died' | 'media closed';

export interface BroadcastEvents {
  /** An encoder's first RTP packet: each session's, so also after a take-over or a return. */
  firstPacket: [session: Ingest];
  /** An encoder's session ended. With cause `taken over` another one is already there: the stream goes on. */
  ingestLost: [session: Ingest, cause: IngestLostCause];
  /** The number of connected viewers changed. */
  viewers: [count: number];
  /** Once, and the last event; ingest and playback sessions were closed before. */
  closed: [cause: BroadcastClosedCause];
}

interface BroadcastOptions {
  id: string;
  /** Playback sessions beyond this number are refused. */
  maxViewers: number;
  /** How many streams may be encoded again at a time, of all broadcasts. */
  encodingPlaces: EncodingPlaces;
  log: MediaLog;
}

/**
 * The live thing of one channel: a router, the encoder's session and the viewers' sessions.
 *
 * It lives on while no encoder is there, so that viewers stay connected through an encoder's return. A new encoder
 * takes over from the old one: the old session closes at once, and at the new one's first packet each playback session
 * says `mediaChanged`.
 */
export class Broadcast extends EventEmitter<BroadcastEvents> {
  readonly id: string;
  readonly #routed: RoutedWorker;
  readonly #options: BroadcastOptions;
  readonly #playbacks = new Map<string, PlaybackSession>();
  #openingPlaybacks = 0;
  #ingest: Ingest | undefined;
  #isClosed = false;

  constructor(routed: RoutedWorker, options: BroadcastOptions) {
    super();
    this.id = options.id;
    this.#routed = routed;
    this.#options = options;
    routed.router.once('workerclose', () => this.close('worker died'));
  }

  /** The encoder's session of this moment. */
  get ingest(): Ingest | undefined {
    return this.#ingest;
  }

  /** How many viewers are connected. */
  get viewers(): number {
    return [...this.#playbacks.values()].filter((session) => session.isConnected).length;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Answers a WHIP offer, and takes over from the encoder that is there. An offer that is refused changes nothing.
   *
   * @param sdp the offer
   * @throws MediaError `bad_sdp`, `unsupported_media`, `closed`
   */
  async openIngest(sdp: string): Promise<IngestSession> {
    this.#assertOpen();
    const session = await this.#orClosed(IngestSession.open(this.#routed, sdp));
    this.#useIngest(session);
    return session;
  }

  /**
   * Accepts an encoder that wants to publish over RTMP, and takes over from the one that is there. One that sends what
   * cannot be taken changes nothing.
   *
   * @throws MediaError `unsupported_media`, `closed`
   */
  async openRtmpIngest(connection: RtmpConnection): Promise<Ingest> {
    this.#assertOpen();
    const { encodingPlaces: places, log } = this.#options;
    const parts = { router: this.#routed.router, connection, places, log };
    const session = await this.#orClosed(RtmpIngest.open(parts));
    this.#useIngest(session);
    return session;
  }

  /** Makes room for a viewer. Throws MediaError `full` or `closed`. */
  async openPlayback(): Promise<PlaybackSession> {
    this.#assertOpen();
    if (this.#playbacks.size + this.#openingPlaybacks >= this.#options.maxViewers) {
      throw new MediaError('full', 'This stream has all the viewers it can take. Try again in a moment.');
    }
    this.#openingPlaybacks += 1;
    try {
      const session = await this.#orClosed(PlaybackSession.open(this.#routed, () => this.#ingest?.producers ?? []));
      if (this.#isClosed) session.close('broadcast closed');
      this.#assertOpen();
      this.#addPlayback(session);
      return session;
    } finally {
      this.#openingPlaybacks -= 1;
    }
  }

  /** A viewer's session by its id. */
  playback(id: string): PlaybackSession | undefined {
    return this.#playbacks.get(id);
  }

  /** How the stream arrives right now. */
  async health(): Promise<BroadcastHealth> {
    this.#assertOpen();
    const asking = Promise.all([trackHealth(this.#ingest?.video), trackHealth(this.#ingest?.audio)]);
    const [video, audio] = await this.#orClosed(asking);
    const { keyFrameIntervalMs, bFrameShare } = this.#ingest ?? {};
    const at = new Date();
    return { at, viewers: this.viewers, video: video && { ...video, keyFrameIntervalMs, bFrameShare }, audio };
  }

  /**
   * One picture of what is on air: a JPEG of 832×468.
   *
   * @throws MediaError `unavailable` when there is no video now or no key frame in time, `unsupported_media`, `closed`
   */
  async captureThumbnail({ timeoutMs = THUMBNAIL_TIMEOUT_MS } = {}): Promise<Buffer> {
    this.#assertOpen();
    const video = this.#ingest?.video;
    if (!video) throw new MediaError('unavailable', 'There is no video to take a picture of.');
    return this.#orClosed(captureThumbnail(this.#routed.router, video, { timeoutMs }));
  }

  /** Ends everything in it. Idempotent. */
  close(cause: BroadcastClosedCause = 'closed'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#ingest?.close(cause === 'worker died' ? 'worker died' : 'broadcast closed');
    for (const session of this.#playbacks.values()) {
      session.close(cause === 'worker died' ? 'worker died' : 'broadcast closed');
    }
    this.#routed.router.close();
    this.#options.log.info({ broadcastId: this.id, cause }, 'broadcast closed');
    this.emit('closed', cause);
  }

  #useIngest(session: Ingest): void {
    if (this.#isClosed) session.close('broadcast closed');
    this.#assertOpen();
    const previous = this.#ingest;
    this.#ingest = session;
    session.once('firstPacket', () => this.#mediaArrived(session));
    session.once('closed', (cause) => this.#ingestClosed(session, cause));
    previous?.close('taken over');
    this.#options.log.info({ broadcastId: this.id, tookOver: previous !== undefined }, 'ingest opened');
  }

  #mediaArrived(session: Ingest): void {
    if (session !== this.#ingest) return;
    this.emit('firstPacket', session);
    for (const playback of this.#playbacks.values()) playback.mediaChanged();
  }

  #ingestClosed(session: Ingest, cause: IngestLostCause): void {
    if (session === this.#ingest) this.#ingest = undefined;
    this.#options.log.info({ broadcastId: this.id, cause }, 'ingest closed');
    this.emit('ingestLost', session, cause);
  }

  #addPlayback(session: PlaybackSession): void {
    this.#playbacks.set(session.id, session);
    session.once('connected', () => this.emit('viewers', this.viewers));
    session.once('closed', () => {
      this.#playbacks.delete(session.id);
      if (!this.#isClosed) this.emit('viewers', this.viewers);
    });
  }

  /** What fails because the broadcast was closed meanwhile says so. */
  async #orClosed<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.#assertOpen(error);
      throw error;
    }
  }

  #assertOpen(cause?: unknown): void {
    if (this.#isClosed) throw new MediaError('closed', 'This broadcast has ended.', { cause });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Streams } from '#domain/streams/streams.ts';
import type { Broadcast, IngestLostCause } from '../media/index.ts';
import type { Log } from './log.ts';

/** After this long without an encoder the broadcast's place in media is given up; its viewers go to the waiting page. */
const IDLE_MS = 180_000;
const RETRY_MS = [200, 500, 1_000, 2_000, 5_000];

export interface LiveBroadcastParts {
  broadcast: Broadcast;
  channelId: string;
  streams: Streams;
  /** Media's events happen outside any request, so each is a unit of work of its own. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/**
 * Writes down what becomes of one broadcast: its first packet starts the
 * channel's stream, its loss is the stream's. In order, and again until it is
 * written: the database may be away just then.
 */
export class LiveBroadcast {
  readonly #parts: LiveBroadcastParts;
  #streamId: string | null = null;
  #written: Promise<void> = Promise.resolve();
  #idleTimer: NodeJS.Timeout | null = null;
  #isLeaving = false;

  constructor(parts: LiveBroadcastParts) {
    this.#parts = parts;
    const { broadcast } = parts;
    broadcast.on('firstPacket', () => this.#write(() => this.#start()));
    broadcast.on('ingestLost', (_session, cause) => this.#ingestLost(cause));
    broadcast.once('closed', () => this.#stopIdling());
  }

  get broadcast(): Broadcast {
    return this.#parts.broadcast;
  }

  /** The stream that is on air through this broadcast, from its first packet to its loss. */
  get streamId(): string | null {
    return this.#streamId;
  }

  /** Waits for what is being written, without trying again what fails. */
  async drain(): Promise<void> {
    this.#isLeaving = true;
    await this.#written;
  }

  async #start(): Promise<void> {
    const { broadcast, streams, channelId, log } = this.#parts;
    this.#stopIdling();
    if (!broadcast.ingest) return;
    const stream = await streams.start(channelId);
    this.#streamId = stream.id;
    log.info({ streamId: stream.id, channelId }, 'stream on air');
  }

  #ingestLost(cause: IngestLostCause): void {
    if (cause === 'taken over') return;
    const at = new Date();
    this.#write(() => this.#lost(at, cause));
    this.#stopIdling();
    if (!this.broadcast.isClosed) this.#idleTimer = setTimeout(() => this.broadcast.close(), IDLE_MS);
  }

  async #lost(at: Date, cause: IngestLostCause): Promise<void> {
    const streamId = this.#streamId;
    if (!streamId || this.broadcast.ingest?.hasMedia) return;
    await this.#parts.streams.lost(streamId, at);
    this.#streamId = null;
    this.#parts.log.info({ streamId, cause }, 'stream lost');
  }

  #write(work: () => Promise<void>): void {
    this.#written = this.#written.then(() => this.#untilWritten(work));
  }

  /** A stream that could not be marked lost in time is found silent by the jobs, so leaving may give up. */
  async #untilWritten(work: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#parts.unitOfWork(work);
      } catch (error) {
        this.#parts.log.warn({ err: error, attempt }, 'stream not written yet');
        if (this.#isLeaving) return;
        await sleep(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)], undefined, { ref: false });
      }
    }
  }

  #stopIdling(): void {
    if (this.#idleTimer) clearTimeout(this.#idleTimer);
    this.#idleTimer = null;
  }
}

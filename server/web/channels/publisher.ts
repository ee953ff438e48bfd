import { ApiProblem } from '../ui/api.ts';
import { backoffMs } from '../ui/backoff.ts';
import { createPause } from '../ui/pause.ts';
import { type PublishStats, publishStats, readSenderReport, type SenderReport } from './publish-stats.ts';
import { openWhipSession, type WhipSession } from './whip-session.ts';

export type PublisherState = 'starting' | 'live' | 'reconnecting';

interface PublisherOptions {
  url: string;
  streamKey: string;
  media: MediaStream;
  onState(state: PublisherState): void;
  /** About once a second while connected. */
  onStats(stats: PublishStats): void;
}

const SAMPLE_MS = 1_000;
/** ICE often survives `disconnected`; this many samples of it, and we start anew. */
const DISCONNECTED_SAMPLES = 4;
/** A server that is full or restarting may take us later; any other refusal is final. */
const PASSING = new Set([0, 429, 502, 503, 504]);

/** Sends one source until it is stopped, over as many connections as that takes. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #stopped = new AbortController();
  readonly #pause = createPause();
  #session: WhipSession | undefined;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Resolves when stopped; throws ApiProblem when the server declines for good. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    this.#options.onState('starting');
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      if (await this.#sendOnce()) attempt = 0;
      if (signal.aborted) return;
      this.#options.onState('reconnecting');
      await this.#pause.wait(backoffMs(attempt), signal);
    }
  }

  stop(): void {
    this.#stopped.abort();
    this.#session?.close();
    for (const track of this.#options.media.getTracks()) track.stop();
  }

  /** One connection's whole life; resolves with whether it came about. */
  async #sendOnce(): Promise<boolean> {
    const { signal } = this.#stopped;
    try {
      this.#session = await openWhipSession({ ...this.#options, signal });
      if (!signal.aborted) await this.#watch(this.#session.connection);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof ApiProblem && PASSING.has(error.status)) return false;
      throw error;
    } finally {
      this.#session?.close();
      this.#session = undefined;
    }
  }

  /** Resolves when the connection has failed. */
  async #watch(connection: RTCPeerConnection): Promise<void> {
    const { signal } = this.#stopped;
    let before: SenderReport | undefined;
    let disconnectedFor = 0;
    while (!signal.aborted && disconnectedFor < DISCONNECTED_SAMPLES) {
      const { connectionState } = connection;
      if (connectionState === 'failed' || connectionState === 'closed') return;
      if (connectionState === 'connected') this.#options.onState('live');
      disconnectedFor = connectionState === 'disconnected' ? disconnectedFor + 1 : 0;

      const after = readSenderReport(await connection.getStats(), performance.now());
      if (before) this.#options.onStats(publishStats(before, after));
      before = after;
      await this.#untilChange(connection, connectionState);
    }
  }

  /** A second, or less if the connection changes its state. */
  async #untilChange(connection: RTCPeerConnection, known: RTCPeerConnectionState): Promise<void> {
    const onChange = () => this.#pause.cut();
    connection.addEventListener('connectionstatechange', onChange);
    if (connection.connectionState === known) await this.#pause.wait(SAMPLE_MS, this.#stopped.signal);
    connection.removeEventListener('connectionstatechange', onChange);
  }
}

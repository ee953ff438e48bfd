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

type SessionEnd = 'lost' | 'closed by server' | 'refused';

const SAMPLE_MS = 1_000;
/** ICE often survives `disconnected`; this many samples of it, and we start anew. */
const DISCONNECTED_SAMPLES = 4;
/** A new session that the server ends sooner than this was taken over again: another encoder insists. */
const CONTESTED_MS = 15_000;
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

  /** Resolves when stopped; throws ApiProblem when the server declines for good, `taken_over` when another encoder insists. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    let hasReturned = false;
    this.#options.onState('starting');
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const startedAt = performance.now();
      const end = await this.#sendOnce();
      if (signal.aborted) return;
      const isContested = end === 'closed by server' && performance.now() - startedAt < CONTESTED_MS;
      if (isContested && hasReturned) throw new ApiProblem({ status: 409, code: 'taken_over' });
      if (end !== 'refused') attempt = 0;
      hasReturned ||= end === 'closed by server';
      this.#options.onState('reconnecting');
      await this.#pause.wait(backoffMs(attempt), signal);
    }
  }

  stop(): void {
    this.#stopped.abort();
    this.#session?.close();
    for (const track of this.#options.media.getTracks()) track.stop();
  }

  /** One connection's whole life; resolves with how it ended. */
  async #sendOnce(): Promise<SessionEnd> {
    const { signal } = this.#stopped;
    try {
      this.#session = await openWhipSession({ ...this.#options, signal });
      const { connection } = this.#session;
      if (!signal.aborted) await this.#watch(connection);
      return wasClosedByServer(connection) ? 'closed by server' : 'lost';
    } catch (error) {
      if (signal.aborted) return 'refused';
      if (error instanceof ApiProblem && PASSING.has(error.status)) return 'refused';
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
      if (connectionState === 'failed' || connectionState === 'closed' || wasClosedByServer(connection)) return;
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

/** DTLS says goodbye only when the other side means it; a lost network leaves it as it was. */
function wasClosedByServer(connection: RTCPeerConnection): boolean {
  return connection.getSenders().some((sender) => sender.transport?.state === 'closed');
}

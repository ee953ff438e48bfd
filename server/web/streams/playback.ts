import { type Api, ApiProblem } from '../ui/api.ts';
import { backoffMs } from '../ui/backoff.ts';
import { createPause } from '../ui/pause.ts';
import { JitterBuffer } from './jitter-buffer.ts';
import { openPlayback, type PlaybackSession } from './playback-session.ts';
import { type PlaybackStats, readReceiverReport, statsBetween } from './playback-stats.ts';

/** `interrupted`: the channel is live but sends nothing, as when an encoder lost its network. */
export type PlaybackState = 'connecting' | 'playing' | 'reconnecting' | 'interrupted' | 'full' | 'unsupported';

interface PlaybackOptions {
  api: Api;
  slug: string;
  onState(state: PlaybackState): void;
  /** A new connection's media; the former one's has ended. */
  onMedia(media: MediaStream): void;
  /** About once a second while connected. */
  onStats(stats: PlaybackStats): void;
}

const SAMPLE_MS = 1_000;
/** Without one byte for this long the sender is gone, replaced by another, or unreachable. */
const SILENCE_MS = 3_000;

/** Plays a channel and stays with it: whatever ends a connection, another one is tried until `stop()`. */
export class Playback {
  readonly #options: PlaybackOptions;
  readonly #stopped = new AbortController();
  readonly #pause = createPause();
  #session: PlaybackSession | undefined;

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { signal } = this.#stopped;
    this.#options.onState('connecting');
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const outcome = await this.#connectOnce();
      if (signal.aborted) return;
      if (outcome === 'lost') attempt = 0;
      const state = outcome === 'lost' ? 'reconnecting' : outcome;
      this.#options.onState(state);
      if (state === 'unsupported') return;
      await this.#pause.wait(backoffMs(attempt), signal);
    }
  }

  /** Something happened on the channel: do not wait for the next try. */
  nudge(): void {
    this.#pause.cut();
  }

  stop(): void {
    this.#stopped.abort();
    this.#session?.close();
  }

  /** Resolves when a connection was lost after playing, or with why there was none. */
  async #connectOnce(): Promise<PlaybackState | 'lost'> {
    const { api, slug, onMedia, onState } = this.#options;
    const { signal } = this.#stopped;
    try {
      const session = await openPlayback({ api, slug, signal });
      this.#session = session;
      if (signal.aborted) return 'lost';
      onMedia(session.media);
      onState('playing');
      await this.#watch(session);
      return 'lost';
    } catch (error) {
      return stateAfter(error);
    } finally {
      this.#session?.close();
      this.#session = undefined;
    }
  }

  /** Resolves when nothing arrives any more. */
  async #watch(session: PlaybackSession): Promise<void> {
    const lost = new AbortController();
    session.onLost(() => lost.abort());
    const ended = AbortSignal.any([lost.signal, this.#stopped.signal]);
    const pause = createPause();
    const buffer = new JitterBuffer();
    let before = readReceiverReport(await session.stats(), performance.now());
    let heardAt = before.atMs;
    while (!ended.aborted && before.atMs - heardAt < SILENCE_MS) {
      await pause.wait(SAMPLE_MS, ended);
      if (ended.aborted) return;
      const after = readReceiverReport(await session.stats(), performance.now());
      const stats = statsBetween(before, after);
      if (after.bytes > before.bytes) heardAt = after.atMs;
      before = after;
      this.#options.onStats(stats);
      setJitterBuffer(session.receivers, buffer.sample(stats.lossRatio));
    }
  }
}

function stateAfter(error: unknown): PlaybackState {
  if (error instanceof Error && error.name === 'UnsupportedError') return 'unsupported';
  if (!(error instanceof ApiProblem)) return 'reconnecting';
  if (error.code === 'offline') return 'interrupted';
  return error.code === 'full' ? 'full' : 'reconnecting';
}

function setJitterBuffer(receivers: RTCRtpReceiver[], targetMs: number | null): void {
  for (const receiver of receivers) {
    if ('jitterBufferTarget' in receiver && receiver.jitterBufferTarget !== targetMs)
      receiver.jitterBufferTarget = targetMs;
  }
}

import type { Bus } from '#domain/bus.ts';
import type { Streams } from '#domain/streams/streams.ts';
import type { ViewerMoments } from '#domain/streams/viewer-moments.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';

/** Often enough that a stream is never taken for silent, and that viewers on a page are nearly right. */
const BEAT_MS = 5_000;

interface Parts {
  live: Live;
  streams: Streams;
  viewerMoments: ViewerMoments;
  bus: Bus;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Reports every stream on air here as alive, with its viewers of this moment, and counts those of all servers together. */
export class Heartbeats {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout;
  #lastViewers = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.#beat(), BEAT_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    const { live, unitOfWork, log } = this.#parts;
    const onAir = live
      .listOnAir()
      .map(({ streamId, live: { broadcast } }) => ({ streamId, viewers: broadcast.viewers }));
    try {
      await unitOfWork(() => this.#report(onAir));
    } catch (error) {
      log.warn({ err: error }, 'heartbeat not written');
    }
  }

  async #report(onAir: { streamId: string; viewers: number }[]): Promise<void> {
    const { streams, viewerMoments, bus } = this.#parts;
    const viewersOf = new Map(onAir.map(({ streamId, viewers }) => [streamId, viewers]));
    const alive = await streams.recordHeartbeats(onAir);
    if (alive.length > 0) await viewerMoments.record();
    const before = this.#lastViewers;
    this.#lastViewers = viewersOf;
    for (const { streamId, slug } of alive) {
      const viewers = viewersOf.get(streamId) ?? 0;
      if (before.get(streamId) !== viewers) await bus.publish('stream.viewers', { streamId, slug, viewers });
    }
  }
}

import type { Bus } from '#domain/bus.ts';
import type { Streams } from '#domain/streams/streams.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';

/** Often enough that a stream is never taken for silent, and that viewers on a page are nearly right. */
const BEAT_MS = 5_000;

interface Parts {
  live: Live;
  streams: Streams;
  bus: Bus;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Reports every stream on air here as alive, with its viewers of this moment. */
export class Heartbeats {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout;
  readonly #lastViewers = new Map<string, number>();

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
    const { streams, bus } = this.#parts;
    await streams.recordHeartbeats(onAir);
    const changed = onAir.filter(({ streamId, viewers }) => this.#lastViewers.get(streamId) !== viewers);
    this.#lastViewers.clear();
    for (const { streamId, viewers } of onAir) this.#lastViewers.set(streamId, viewers);
    for (const { streamId, viewers } of changed) {
      const stream = await streams.find(streamId);
      if (stream) await bus.publish('stream.viewers', { streamId, slug: stream.channel.slug, viewers });
    }
  }
}

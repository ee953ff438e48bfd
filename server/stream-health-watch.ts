import type { StreamHealth, StreamMeasures } from '#domain/streams/stream-health.ts';
import type { Log } from './log.ts';

const LOOK_MS = 15_000;

interface OnAir {
  streamId: string;
  live: { broadcast: { health(): Promise<{ video: StreamMeasures | undefined }> } };
}

interface Parts {
  live: { listOnAir(): OnAir[] };
  streamHealth: Pick<StreamHealth, 'observe'>;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Looks at how the streams on air here arrive. What is bad at two looks in a row is told of: one bad moment is none. */
export class StreamHealthWatch {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout;
  #before = new Map<string, StreamMeasures>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Done by itself every 15 seconds. One stream that cannot be looked at keeps no other from it. */
  async look(): Promise<void> {
    const { live, streamHealth, unitOfWork, log } = this.#parts;
    const now = new Map<string, StreamMeasures>();
    for (const { streamId, live: onAir } of live.listOnAir()) {
      try {
        const { video } = await onAir.broadcast.health();
        if (!video) continue;
        now.set(streamId, video);
        const before = this.#before.get(streamId);
        if (before) await unitOfWork(() => streamHealth.observe(streamId, lower(before, video)));
      } catch (error) {
        log.warn({ err: error, streamId }, 'health not looked at');
      }
    }
    this.#before = now;
  }
}

/** The better of two looks. */
function lower(one: StreamMeasures, other: StreamMeasures): StreamMeasures {
  const less = (key: keyof StreamMeasures) => Math.min(one[key] ?? 0, other[key] ?? 0);
  return {
    bitrate: less('bitrate'),
    lossRatio: less('lossRatio'),
    keyFrameIntervalMs: less('keyFrameIntervalMs'),
    bFrameShare: less('bFrameShare'),
  };
}

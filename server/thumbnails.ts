import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Streams } from '#domain/streams/streams.ts';
import { MediaError } from '../media/index.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';

const LOOK_MS = 3_000;
/** How old a picture may become before the next is taken. */
const EVERY_MS = 30_000;
/** A stream's last picture is kept so long after it was taken. */
const KEEP_MS = 24 * 3_600_000;
const FORGET_EVERY_MS = 3_600_000;

interface Parts {
  dir: string;
  live: Live;
  streams: Streams;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  log: Log;
}

/** Takes a picture of each stream on air here, one at a time, so that a busy node is not busier for it. */
export class Thumbnails {
  readonly #parts: Parts;
  readonly #takenAt = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  #isBusy = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timers = [
      setInterval(() => void this.#round(), LOOK_MS),
      setInterval(() => void this.#forgetOld(), FORGET_EVERY_MS),
    ];
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #round(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const onAir = this.#parts.live.listOnAir();
    for (const streamId of [...this.#takenAt.keys()]) {
      if (!onAir.some((each) => each.streamId === streamId)) this.#takenAt.delete(streamId);
    }
    for (const { streamId, live } of onAir) {
      if (performance.now() - (this.#takenAt.get(streamId) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) continue;
      this.#takenAt.set(streamId, performance.now());
      await this.#take(streamId, () => live.broadcast.captureThumbnail());
    }
    this.#isBusy = false;
  }

  async #take(streamId: string, capture: () => Promise<Buffer>): Promise<void> {
    const { streams, unitOfWork, log } = this.#parts;
    try {
      await this.#write(streamId, await capture());
      await unitOfWork(async () => {
        await streams.recordThumbnail(streamId);
        const stream = await streams.find(streamId);
        if (stream) await streams.changed(stream.channel);
      });
    } catch (error) {
      // Audio only, or over meanwhile, or no key frame in time: it is tried again when the next one is due.
      if (error instanceof MediaError) log.debug({ streamId, reason: error.message }, 'no thumbnail');
      else log.warn({ err: error, streamId }, 'thumbnail failed');
    }
  }

  /** Renamed into place, so that no one is served half a picture. */
  async #write(streamId: string, jpeg: Buffer): Promise<void> {
    const { dir } = this.#parts;
    await mkdir(dir, { recursive: true });
    const partial = join(dir, `.${randomUUID()}`);
    await writeFile(partial, jpeg);
    await rename(partial, join(dir, `${streamId}.jpg`));
  }

  async #forgetOld(): Promise<void> {
    const { dir, log } = this.#parts;
    try {
      for (const name of await readdir(dir)) {
        const path = join(dir, name);
        if (Date.now() - (await stat(path)).mtimeMs > KEEP_MS) await rm(path, { force: true });
      }
    } catch (error) {
      log.warn({ err: error }, 'old thumbnails not deleted');
    }
  }
}

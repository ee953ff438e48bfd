import type { Bus } from '#domain/bus.ts';
import type { BotContext } from '../context.ts';
import { showStream } from './show-stream.ts';

/** A card is edited at most this often: viewers change all the time, and Discord limits edits. */
const EDIT_EVERY_MS = 15_000;
/** A change of state is shown soon, together with what changes at the same moment. */
const SOON_MS = 250;

interface Parts {
  bus: Bus;
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Keeps cards fresh from what the bus says. May be lost: start and end are durable jobs. */
export class LiveCards {
  readonly #parts: Parts;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #editedAt = new Map<string, number>();
  readonly #unsubscribe: (() => void)[];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { bus } = parts;
    this.#unsubscribe = [
      bus.subscribe('stream.changed', ({ streamId }) => this.#schedule(streamId, SOON_MS)),
      bus.subscribe('stream.lost', ({ streamId }) => this.#schedule(streamId, SOON_MS)),
      bus.subscribe('stream.started', ({ streamId }) => this.#schedule(streamId, EDIT_EVERY_MS)),
      bus.subscribe('stream.viewers', ({ streamId }) => this.#schedule(streamId, this.#untilNextEdit(streamId))),
      bus.subscribe('stream.ended', ({ streamId }) => this.#forget(streamId)),
    ];
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #schedule(streamId: string, delayMs: number): void {
    if (this.#timers.has(streamId) && delayMs > SOON_MS) return;
    clearTimeout(this.#timers.get(streamId));
    this.#timers.set(
      streamId,
      setTimeout(() => void this.#edit(streamId), delayMs),
    );
  }

  #untilNextEdit(streamId: string): number {
    const last = this.#editedAt.get(streamId) ?? 0;
    return Math.max(EDIT_EVERY_MS - (performance.now() - last), SOON_MS + 1);
  }

  async #edit(streamId: string): Promise<void> {
    this.#timers.delete(streamId);
    this.#editedAt.set(streamId, performance.now());
    const { context, unitOfWork } = this.#parts;
    try {
      await unitOfWork(() => showStream(streamId, context));
    } catch (error) {
      context.log.warn({ err: error, streamId }, 'card not refreshed');
    }
  }

  #forget(streamId: string): void {
    clearTimeout(this.#timers.get(streamId));
    this.#timers.delete(streamId);
    this.#editedAt.delete(streamId);
  }
}

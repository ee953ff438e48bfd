import { createHash } from 'node:crypto';

/** An answer as it is sent. */
export interface KeptAnswer {
  body: string | Buffer;
  /** Weak, because the answer may be sent compressed (RFC 9110 §8.8.1). */
  etag: string;
}

/** Keeps the answers that were asked for last, so that what many read is drawn once. */
export class AnswerCache {
  readonly #kept = new Map<string, Promise<KeptAnswer>>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** What is under the key, or what `draw` makes for it. Who asks while it is drawn waits for the same one. */
  get(key: string, draw: () => Promise<string | Buffer>): Promise<KeptAnswer> {
    const kept = this.#kept.get(key) ?? this.#draw(key, draw);
    // A map is in the order of insertion: what was asked for last is at its end.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept;
  }

  #draw(key: string, draw: () => Promise<string | Buffer>): Promise<KeptAnswer> {
    const drawn = draw().then((body) => ({ body, etag: etagOf(body) }));
    drawn.catch(() => this.#kept.delete(key));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= this.#size && oldest !== undefined) this.#kept.delete(oldest);
    return drawn;
  }
}

/** The same bytes have the same tag. */
export function etagOf(body: string | Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

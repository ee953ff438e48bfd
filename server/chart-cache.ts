import { createHash } from 'node:crypto';

/** A drawn chart as it is sent. */
export interface DrawnFile {
  body: string | Buffer;
  etag: string;
}

/** Keeps the charts that were asked for last, so that a report that many read is drawn once. */
export class ChartCache {
  readonly #drawn = new Map<string, Promise<DrawnFile>>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** What is under the key, or what `draw` makes for it. Who asks while it is drawn waits for the same one. */
  get(key: string, draw: () => Promise<string | Buffer>): Promise<DrawnFile> {
    const drawn = this.#drawn.get(key) ?? this.#draw(key, draw);
    // A map is in the order of insertion: what was asked for last is at its end.
    this.#drawn.delete(key);
    this.#drawn.set(key, drawn);
    return drawn;
  }

  #draw(key: string, draw: () => Promise<string | Buffer>): Promise<DrawnFile> {
    const drawn = draw().then((body) => ({ body, etag: `"${digest(body)}"` }));
    drawn.catch(() => this.#drawn.delete(key));
    const [oldest] = this.#drawn.keys();
    if (this.#drawn.size >= this.#size && oldest !== undefined) this.#drawn.delete(oldest);
    return drawn;
  }
}

function digest(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}

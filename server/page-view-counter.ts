import type { PageViewLog, SeenPage } from '#domain/metrics/traffic/page-view-log.ts';
import type { Log } from './log.ts';

const FLUSH_MS = 1_000;
const MINUTE_MS = 60_000;
const BATCH = 1_000;
/** What is kept in memory while the database is away or slow, a few MB; beyond it views are lost, and said to be. */
const MOST_WAITING = 10_000;
/** An hour without the database is a gap, also where few views came. */
const MOST_MINUTES = 60;

interface Parts {
  log: Log;
  pageViewLog: Pick<PageViewLog, 'record' | 'counted'>;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Collects page views and writes them once a second, so that no page waits for its view. A process that is
 * killed loses those of its last second; one that is told to leave loses none.
 */
export class PageViewCounter {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout;
  #waiting: SeenPage[] = [];
  /** Minutes in which this process counted and which the database does not know of, in epoch minutes. */
  readonly #minutes = new Set<number>();
  #lastMinute = 0;
  #lost = 0;
  #flushing: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS);
    void this.flush();
  }

  /** Never throws, and never waits. */
  add(view: SeenPage): void {
    if (this.#waiting.length < MOST_WAITING) this.#waiting.push(view);
    else this.#lost += 1;
  }

  /** Writes what waits. Calls that meet share one run. */
  async flush(): Promise<void> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null;
    });
    await this.#flushing;
  }

  /** Writes what came until now. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flushing;
    await this.flush();
  }

  async #flush(): Promise<void> {
    this.#noteMinute();
    try {
      while (this.#waiting.length > 0) await this.#writeBatch();
      await this.#writeMinutes();
    } catch (error) {
      this.#parts.log.warn({ err: error, waiting: this.#waiting.length }, 'page views not written yet');
    }
  }

  async #writeBatch(): Promise<void> {
    const { log, pageViewLog, unitOfWork } = this.#parts;
    const batch = this.#waiting.slice(0, BATCH);
    const { late } = await unitOfWork(() => pageViewLog.record(batch));
    this.#waiting = this.#waiting.slice(batch.length);
    if (late > 0) log.warn({ views: late }, 'page views of a closed day dropped');
  }

  /** A minute in which views were lost was not counted, whatever else was. */
  #noteMinute(): void {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    if (this.#lost > 0) {
      this.#parts.log.warn({ views: this.#lost }, 'page views lost');
      this.#minutes.clear();
      this.#lost = 0;
    } else if (minute !== this.#lastMinute) {
      this.#minutes.add(minute);
    }
    this.#lastMinute = minute;
    for (const old of [...this.#minutes].slice(0, -MOST_MINUTES)) this.#minutes.delete(old);
  }

  async #writeMinutes(): Promise<void> {
    const { pageViewLog, unitOfWork } = this.#parts;
    if (this.#minutes.size === 0) return;
    const minutes = [...this.#minutes];
    await unitOfWork(() => pageViewLog.counted(minutes.map((minute) => new Date(minute * MINUTE_MS))));
    for (const minute of minutes) this.#minutes.delete(minute);
  }
}

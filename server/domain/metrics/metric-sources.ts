import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import type { Catalogue } from './catalogue.ts';
import { isDue } from './is-due.ts';
import type { Metric } from './metric.entity.ts';
import { MetricFailureSchema } from './metric-failure.entity.ts';
import type { Metrics } from './metrics.ts';
import { METRIC_SOURCES, type SourceName, type SourceSettings } from './source-list.ts';
import { isPlayed, missingOf } from './source-settings.ts';

/** A source as staff see it. */
export interface SourceState {
  name: SourceName;
  label: string;
  keys: readonly string[];
  isOn: boolean;
  /** Why it is off: the variables that it needs and that are not set. */
  missing: string[];
  lastReadAt: Date | null;
  /** The latest reading that failed, if none has worked since. */
  failure: { at: Date; reason: string } | null;
}

/** One figure that a source gave. */
export interface SourceReading {
  key: string;
  /** A whole number, 0 or more. */
  value: number;
  /** The request that gave it. */
  query: string;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  timeZone: string;
  catalogue: Catalogue;
  metrics: Metrics;
  sources: SourceSettings;
}

const PLAYED = 'an invented figure: a sandbox on this machine played the service';
const LAST_READS = 'select key, max(taken_at) as at from metric_sample where source = ? group by key';
/** As long as the column. */
const MAX_QUERY = 500;

/** The services outside that count for us: which are on, and what they say. */
export class MetricSources {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #timeZone: string;
  readonly #catalogue: Catalogue;
  readonly #metrics: Metrics;
  readonly #settings: SourceSettings;

  constructor({ em, clock, outbox, timeZone, catalogue, metrics, sources }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#timeZone = timeZone;
    this.#catalogue = catalogue;
    this.#metrics = metrics;
    this.#settings = sources;
  }

  /** Every source there is, on or off. */
  async listSources(): Promise<SourceState[]> {
    const states: SourceState[] = [];
    for (const source of METRIC_SOURCES) {
      const lastReads = [...(await this.#lastReads(source.name)).values()].map(Number);
      const lastReadAt = lastReads.length > 0 ? new Date(Math.max(...lastReads)) : null;
      const { name, label, keys } = source;
      const missing = missingOf(source, this.#settings);
      const failure = await this.#lastFailure(keys, lastReadAt);
      states.push({ name, label, keys, isOn: missing.length === 0, missing, lastReadAt, failure });
    }
    return states;
  }

  /** The names of those that have what they need. */
  listConfigured(): SourceName[] {
    return METRIC_SOURCES.filter((source) => missingOf(source, this.#settings).length === 0).map(({ name }) => name);
  }

  /**
   * Enqueues the reading of every source that is on and due, a job for each: one that fails stops no other.
   * @returns their names
   */
  async enqueueDue(at: Date): Promise<SourceName[]> {
    const metrics = await this.#catalogue.listActive();
    const due: SourceName[] = [];
    for (const name of this.listConfigured()) {
      const own = metrics.filter(({ source }) => source === name);
      if (!(await this.#isDue(name, own, at))) continue;
      await this.#em.transactional((em) => this.#enqueue(em, name, this.#clock.now()));
      due.push(name);
    }
    return due;
  }

  /** Enqueues the reading of a source for when it has asked to be asked again. */
  async enqueueAgain(name: SourceName, afterSeconds: number): Promise<void> {
    const runAt = new Date(this.#clock.now().getTime() + afterSeconds * 1000);
    await this.#em.transactional((em) => this.#enqueue(em, name, runAt));
  }

  /**
   * Keeps what a source said: all of it, or nothing where one figure makes no sense. A metric that staff have
   * given to another source, or switched off, is left alone.
   * @returns what was kept
   * @throws DomainError of `Metrics.record`
   */
  async record(source: SourceName, readings: SourceReading[], takenAt: Date): Promise<SourceReading[]> {
    const own = new Set((await this.#ownMetrics(source)).map(({ key }) => key));
    const kept = readings.filter(({ key }) => own.has(key));
    const note = isPlayed(source, this.#settings) ? { note: PLAYED } : {};
    await this.#em.transactional(async () => {
      for (const { query, ...reading } of kept)
        await this.#metrics.record({ ...reading, ...note, source, takenAt, query: query.slice(0, MAX_QUERY) });
    });
    return kept;
  }

  /** Notes for each metric of a source why it has no figure. @param reason a sentence for staff */
  async failed(source: SourceName, reason: string): Promise<void> {
    for (const { key } of await this.#ownMetrics(source)) await this.#metrics.failed(key, reason);
  }

  /** One reading of a source waits at a time: another takes its place. */
  #enqueue(em: EntityManager, source: SourceName, runAt: Date): Promise<void> {
    return this.#outbox.add(em, 'metrics.source.due', { source }, { key: `metrics.source.due:${source}`, runAt });
  }

  async #isDue(source: SourceName, own: Metric[], at: Date): Promise<boolean> {
    const lastReads = await this.#lastReads(source);
    const looks = own.map(({ key, cadence }) => ({ cadence, lastAt: lastReads.get(key) ?? null }));
    return looks.some((look) => isDue({ ...look, at, timeZone: this.#timeZone }));
  }

  async #ownMetrics(source: SourceName): Promise<Metric[]> {
    return (await this.#catalogue.listActive()).filter((metric) => metric.source === source);
  }

  /** When each metric of a source was last read from it; what somebody recorded by hand is no reading. */
  async #lastReads(source: SourceName): Promise<Map<string, Date>> {
    const rows = await this.#em.execute<{ key: string; at: string | Date }[]>(LAST_READS, [source]);
    return new Map(rows.map(({ key, at }) => [key, new Date(at)]));
  }

  async #lastFailure(keys: readonly string[], after: Date | null): Promise<SourceState['failure']> {
    const since = after ? { failedAt: { $gt: after } } : {};
    const where = { key: { $in: [...keys] }, ...since };
    const failure = await this.#em.findOne(MetricFailureSchema, where, { orderBy: { failedAt: 'desc' } });
    return failure && { at: failure.failedAt, reason: failure.reason };
  }
}

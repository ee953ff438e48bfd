import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Outbox } from '../outbox.ts';
import type { Catalogue } from './catalogue.ts';
import { isDue } from './is-due.ts';
import { findLastReads } from './last-reads.ts';
import type { Metric } from './metric.entity.ts';
import { type MetricEditor, requireEditor } from './metric-editor.ts';
import type { Metrics } from './metrics.ts';
import { looksOf } from './next-look.ts';
import { sourceJobKey } from './source-job-key.ts';
import { METRIC_SOURCES, type SourceName, type SourceSettings } from './source-list.ts';
import { isCountedBy, isPlayed, missingOf } from './source-settings.ts';
import { type SourceState, SourceStates } from './source-states.ts';

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
  readonly #states: SourceStates;

  constructor(parts: Parts) {
    const { em, clock, outbox, timeZone, catalogue, metrics, sources } = parts;
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#timeZone = timeZone;
    this.#catalogue = catalogue;
    this.#metrics = metrics;
    this.#settings = sources;
    this.#states = new SourceStates(parts);
  }

  /** Every source there is, on or off. */
  listSources(): Promise<SourceState[]> {
    return this.#states.list();
  }

  /** The names of those that have what they need. */
  listConfigured(): SourceName[] {
    return this.#configured().map(({ name }) => name);
  }

  /**
   * Enqueues the reading of every source that is on and due, a job for each: one that fails stops no other.
   * @returns their names
   */
  async enqueueDue(at: Date): Promise<SourceName[]> {
    const metrics = await this.#catalogue.listActive();
    const due: SourceName[] = [];
    for (const source of this.#configured()) {
      const { name } = source;
      const own = metrics.filter((metric) => isCountedBy(source, metric));
      if (!(await this.#isDue(name, own, at))) continue;
      await this.#em.transactional((em) => this.#enqueue(em, name, this.#clock.now()));
      due.push(name);
    }
    return due;
  }

  /**
   * Enqueues the reading of a source for now, whether it is due or not.
   * @throws DomainError forbidden `staff_only`, not_found `source_unknown`, conflict `source_off`, `source_idle`
   */
  async sampleNow(editor: MetricEditor, name: string): Promise<void> {
    requireEditor(editor);
    const source = METRIC_SOURCES.find((each) => each.name === name);
    if (!source) throw new DomainError('not_found', 'source_unknown', 'There is no such source.');
    const missing = missingOf(source, this.#settings);
    if (missing.length > 0) throw off(source.label, missing);
    if ((await this.#ownMetrics(source.name)).length === 0) throw idle(source.label);
    await this.#em.transactional((em) => this.#enqueue(em, source.name, this.#clock.now()));
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

  #configured() {
    return METRIC_SOURCES.filter((source) => missingOf(source, this.#settings).length === 0);
  }

  #enqueue(em: EntityManager, source: SourceName, runAt: Date): Promise<void> {
    return this.#outbox.add(em, 'metrics.source.due', { source }, { key: sourceJobKey(source), runAt });
  }

  async #isDue(source: SourceName, own: Metric[], at: Date): Promise<boolean> {
    const lastReads = await findLastReads(this.#em, source);
    return looksOf(own, lastReads).some((look) => isDue({ ...look, at, timeZone: this.#timeZone }));
  }

  async #ownMetrics(source: SourceName): Promise<Metric[]> {
    const entry = METRIC_SOURCES.find(({ name }) => name === source);
    return (await this.#catalogue.listActive()).filter((metric) => entry && isCountedBy(entry, metric));
  }
}

function off(label: string, missing: readonly string[]): DomainError {
  return new DomainError('conflict', 'source_off', `${label} is off: ${missing.join(', ')} must be set.`, {
    ...{ label, missing: missing.join(', ') },
  });
}

function idle(label: string): DomainError {
  return new DomainError('conflict', 'source_idle', `No metric of the catalogue is counted by ${label}.`, { label });
}

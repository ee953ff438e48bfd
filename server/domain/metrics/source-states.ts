import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import type { Catalogue } from './catalogue.ts';
import { findLastReads } from './last-reads.ts';
import type { Metric } from './metric.entity.ts';
import { MetricFailureSchema } from './metric-failure.entity.ts';
import { looksOf, nextLook } from './next-look.ts';
import { sourceJobKey } from './source-job-key.ts';
import { METRIC_SOURCES, type SourceEntry, type SourceName, type SourceSettings } from './source-list.ts';
import { isCountedBy, missingOf } from './source-settings.ts';

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
  /** When it is asked next: for a retry, on somebody's word, or as its metrics are due. Null while it is off. */
  nextTryAt: Date | null;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  timeZone: string;
  catalogue: Catalogue;
  sources: SourceSettings;
}

/** How the services outside that count for us are doing. */
export class SourceStates {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #timeZone: string;
  readonly #catalogue: Catalogue;
  readonly #settings: SourceSettings;

  constructor({ em, clock, outbox, timeZone, catalogue, sources }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
    this.#timeZone = timeZone;
    this.#catalogue = catalogue;
    this.#settings = sources;
  }

  /** Every source there is, on or off. */
  async list(): Promise<SourceState[]> {
    const metrics = await this.#catalogue.listActive();
    const states: SourceState[] = [];
    for (const source of METRIC_SOURCES) {
      const own = metrics.filter((metric) => isCountedBy(source, metric));
      states.push(await this.#stateOf(source, own));
    }
    return states;
  }

  async #stateOf(source: SourceEntry & { name: SourceName }, own: readonly Metric[]): Promise<SourceState> {
    const { name, label, keys } = source;
    const lastReads = await findLastReads(this.#em, name);
    const times = [...lastReads.values()].map(Number);
    const lastReadAt = times.length > 0 ? new Date(Math.max(...times)) : null;
    const missing = missingOf(source, this.#settings);
    const isOn = missing.length === 0;
    const failure = await this.#lastFailure(keys, lastReadAt);
    const nextTryAt = isOn ? await this.#nextTry(name, nextLook(looksOf(own, lastReads), this.#look())) : null;
    return { name, label, keys, isOn, missing, lastReadAt, failure, nextTryAt };
  }

  /** A job that waits for it, or the next look, whichever is sooner. */
  async #nextTry(source: SourceName, look: Date | null): Promise<Date | null> {
    const waiting = await this.#outbox.findRunAt(this.#em, sourceJobKey(source));
    return waiting && (look === null || waiting < look) ? waiting : look;
  }

  #look(): { now: Date; timeZone: string } {
    return { now: this.#clock.now(), timeZone: this.#timeZone };
  }

  async #lastFailure(keys: readonly string[], after: Date | null): Promise<SourceState['failure']> {
    const since = after ? { failedAt: { $gt: after } } : {};
    const where = { key: { $in: [...keys] }, ...since };
    const failure = await this.#em.findOne(MetricFailureSchema, where, { orderBy: { failedAt: 'desc' } });
    return failure && { at: failure.failedAt, reason: failure.reason };
  }
}

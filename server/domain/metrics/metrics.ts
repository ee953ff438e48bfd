import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Provenance } from '../glimcap/figures.ts';
import { findMetric, METRICS, type Metric } from './catalogue.ts';
import type { DatabaseCounts } from './database-counts.ts';
import { MetricFailureSchema } from './metric-failure.entity.ts';
import { type MetricSample, MetricSampleSchema } from './metric-sample.entity.ts';
import type { MetricValue } from './metric-value.ts';
import type { Reading } from './reading.ts';
import type { DayWindow } from './week-window.ts';

/** A clock may run a little ahead of ours. */
const FUTURE_MS = 60_000;
/** More samples than a week holds, corrections included, of which the latest counts. */
const LATEST = 50;

/** One reading to be kept. */
export interface NewSample {
  key: string;
  /** A number of things, or minor units of the metric's currency; 0 or more. */
  value: number;
  /** Default: now. A second sample for the same moment corrects the first. */
  takenAt?: Date;
  source: string;
  query?: string;
  note?: string;
  author?: string;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  counts: DatabaseCounts;
}

/** What the community counts: samples that are kept for ever, and what the database counts itself. */
export class Metrics {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #counts: DatabaseCounts;

  constructor({ em, clock, counts }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#counts = counts;
  }

  /**
   * Keeps a sample. The same sample again is a no-op, another value for the same moment corrects it.
   * @throws DomainError invalid `metric_unknown`, `metric_value_invalid`, `metric_time_invalid`
   */
  async record(sample: NewSample): Promise<MetricSample> {
    const metric = this.#checked(sample);
    const takenAt = sample.takenAt ?? this.#clock.now();
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`metric_sample ${metric.key}`]);
      const standing = await latest(em, metric.key, { $eq: takenAt });
      if (standing && Number(standing.value) === sample.value && standing.source === sample.source) return standing;
      return em.create(MetricSampleSchema, {
        key: metric.key,
        value: BigInt(sample.value),
        currency: metric.unit.kind === 'money' ? metric.unit.currency : null,
        takenAt,
        recordedAt: this.#clock.now(),
        source: sample.source,
        query: sample.query ?? null,
        note: sample.note ?? null,
        author: sample.author ?? null,
        supersedesId: standing?.id ?? null,
      });
    });
  }

  /** Keeps why a sample could not be taken. @param reason a sentence for staff */
  async failed(key: string, reason: string): Promise<void> {
    this.#em.create(MetricFailureSchema, { key, failedAt: this.#clock.now(), reason: reason.slice(0, 500) });
    await this.#em.flush();
  }

  /** When a metric was last sampled, or null. */
  async lastTakenAt(key: string): Promise<Date | null> {
    return (await latest(this.#em, key, { $lte: this.#clock.now() }))?.takenAt ?? null;
  }

  /**
   * A metric of a window of days. What somebody recorded in it comes first, then what the database
   * counts; a sample from before the window is never taken for one of its own.
   */
  async read(metric: Metric, { startsAt, endsAt }: DayWindow): Promise<Reading> {
    const sample = await latest(this.#em, metric.key, { $gte: startsAt, $lt: endsAt });
    if (sample) return { metric, value: metricValue(sample), provenance: provenanceOf(sample) };

    const count = await this.#counts.find(metric.key, { from: startsAt, to: endsAt });
    if (!count) return { metric, value: null, provenance: { note: await this.#whyMissing(metric, startsAt, endsAt) } };
    const { value, query } = count;
    return { metric, value, provenance: { source: 'database', takenAt: this.#clock.now().toISOString(), query } };
  }

  /** Every metric of the catalogue, in its order. */
  async readAll(window: DayWindow): Promise<Reading[]> {
    const readings: Reading[] = [];
    for (const metric of METRICS) readings.push(await this.read(metric, window));
    return readings;
  }

  #checked({ key, value, takenAt }: NewSample): Metric {
    const metric = findMetric(key);
    if (!metric) {
      const known = METRICS.map((each) => each.key).join(', ');
      throw new DomainError('invalid', 'metric_unknown', `There is no metric called ${key}. Known are: ${known}.`);
    }
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new DomainError('invalid', 'metric_value_invalid', `${metric.label} must be a whole number, 0 or more.`);
    }
    if (takenAt && takenAt.getTime() > this.#clock.now().getTime() + FUTURE_MS) {
      throw new DomainError('invalid', 'metric_time_invalid', 'A sample cannot be taken in the future.');
    }
    return metric;
  }

  async #whyMissing(metric: Metric, startsAt: Date, endsAt: Date): Promise<string> {
    const failure = await this.#em.findOne(
      MetricFailureSchema,
      { key: metric.key, failedAt: { $gte: startsAt, $lt: endsAt } },
      { orderBy: { failedAt: 'desc' } },
    );
    if (failure) return `could not be counted on ${failure.failedAt.toISOString().slice(0, 10)}: ${failure.reason}`;
    if (metric.origin === 'hand') return 'nobody recorded it for this week';
    return metric.origin === 'database' ? 'Glim was not running here in this week' : 'it was not sampled in this week';
  }
}

type TimeFilter = { $eq: Date } | { $lte: Date } | { $gte: Date; $lt: Date };

/** The latest sample that no other one corrects. A correction is taken at the same moment as what it corrects. */
async function latest(em: EntityManager, key: string, takenAt: TimeFilter): Promise<MetricSample | null> {
  const samples = await em.find(MetricSampleSchema, { key, takenAt }, { orderBy: { takenAt: 'desc' }, limit: LATEST });
  const corrected = new Set(samples.map(({ supersedesId }) => supersedesId));
  return samples.find(({ id }) => !corrected.has(id)) ?? null;
}

function metricValue({ value, currency }: MetricSample): MetricValue {
  return currency ? { minor: value, currency } : Number(value);
}

function provenanceOf({ source, takenAt, query, note, author }: MetricSample): Provenance {
  const said = [note, author && `recorded by ${author}`].filter(Boolean).join('; ');
  return {
    source,
    takenAt: takenAt.toISOString(),
    ...(query ? { query } : {}),
    ...(said ? { note: said } : {}),
  };
}

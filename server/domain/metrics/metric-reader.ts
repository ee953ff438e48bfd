import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Provenance } from '../glimcap/figures.ts';
import type { Count, NoCount } from './count.ts';
import type { DatabaseCounts } from './database-counts.ts';
import type { Metric } from './metric.entity.ts';
import type { MetricSample } from './metric-sample.entity.ts';
import { metricUnit, valueIn } from './metric-unit.ts';
import type { MetricValue } from './metric-value.ts';
import type { MetricSeries, Reading } from './reading.ts';
import type { SampleBook, Span } from './sample-book.ts';
import { dayAt } from './zoned-day.ts';

const FAILURES = `
  select distinct on (key) key, failed_at, reason from metric_failure
  where key in (select jsonb_array_elements_text(?::jsonb)) and failed_at >= ? and failed_at < ?
  order by key, failed_at desc`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  counts: DatabaseCounts;
  samples: SampleBook;
  timeZone: string;
}

/** Reads many metrics of a window at once: their samples, then what the database counts, then why the rest is missing. */
export class MetricReader {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #counts: DatabaseCounts;
  readonly #samples: SampleBook;
  readonly #timeZone: string;

  constructor({ em, clock, counts, samples, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#counts = counts;
    this.#samples = samples;
    this.#timeZone = timeZone;
  }

  async read(metric: Metric, span: Span): Promise<Reading> {
    const [reading] = await this.readAll([metric], span);
    if (!reading) throw new TypeError(`no reading of ${metric.key}`);
    return reading;
  }

  async readAll(metrics: readonly Metric[], span: Span): Promise<Reading[]> {
    const keys = metrics.map(({ key }) => key);
    const [samples = new Map<string, MetricSample>()] = await this.#samples.latest(keys, [span]);
    const unsampled = keys.filter((key) => !samples.has(key));
    const counts = await this.#counts.countAll(unsampled, { from: span.startsAt, to: span.endsAt });
    const failures = await this.#failures(unsampled, span);
    return metrics.map((metric) => {
      const sample = samples.get(metric.key);
      if (sample) return { metric, value: sampleValue(metric, sample), provenance: provenanceOf(sample) };
      return this.#unsampled(metric, inUnit(metric, counts.get(metric.key)), failures.get(metric.key));
    });
  }

  /** Those of the metrics that were counted, or tried, at some time before the end of a span. */
  async onlyCounted(metrics: readonly Metric[], { endsAt }: Span): Promise<Metric[]> {
    const keys = metrics.map(({ key }) => key);
    const tried = await this.#samples.listTried(keys, endsAt);
    const counted: Metric[] = [];
    for (const metric of metrics)
      if (tried.has(metric.key) || (await this.#counts.isHeld(metric.key, endsAt))) counted.push(metric);
    return counted;
  }

  async history(metrics: readonly Metric[], spans: readonly Span[]): Promise<MetricSeries[]> {
    const keys = metrics.map(({ key }) => key);
    const amounts = await this.#samples.latestValues(keys, spans);
    const asked = spans.map(({ startsAt, endsAt }, place) => ({
      keys: keys.filter((key) => !amounts[place]?.has(key)),
      period: { from: startsAt, to: endsAt },
    }));
    for (const [place, counts] of (await this.#counts.countEach(asked)).entries())
      for (const metric of metrics) {
        const count = inUnit(metric, counts.get(metric.key));
        if (count && 'value' in count) amounts[place]?.set(metric.key, BigInt(count.value));
      }
    return metrics.map((metric) => ({ metric, values: amounts.map((here) => valueAt(metric, here)) }));
  }

  #unsampled(metric: Metric, count: Count | NoCount | undefined, failure: string | undefined): Reading {
    if (count && 'value' in count) {
      const provenance = { source: 'database', takenAt: this.#clock.now().toISOString(), query: count.query };
      return { metric, value: valueIn(metricUnit(metric), BigInt(count.value)), provenance };
    }
    const note = failure ?? count?.missing ?? whyMissing(metric);
    return { metric, value: null, provenance: { note } };
  }

  async #failures(keys: readonly string[], { startsAt, endsAt }: Span): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await this.#em.execute<{ key: string; failed_at: string | Date; reason: string }[]>(FAILURES, [
      JSON.stringify(keys),
      startsAt,
      endsAt,
    ]);
    const dayOf = (at: string | Date) => dayAt(new Date(at), this.#timeZone);
    return new Map(rows.map((row) => [row.key, `could not be counted on ${dayOf(row.failed_at)}: ${row.reason}`]));
  }
}

/** An amount in another currency than the catalogue's is no figure of the metric: no rate is ours to invent. */
function inUnit({ currency }: Metric, count: Count | NoCount | undefined): Count | NoCount | undefined {
  if (!count || !('currency' in count) || count.currency === currency) return count;
  return { missing: `it is counted in ${count.currency}, and the catalogue has it in ${currency}` };
}

function valueAt(metric: Metric, amounts: ReadonlyMap<string, bigint>): MetricValue | null {
  const amount = amounts.get(metric.key);
  return amount === undefined ? null : valueIn(metricUnit(metric), amount);
}

function sampleValue(metric: Metric, { value }: MetricSample): MetricValue {
  return valueIn(metricUnit(metric), value);
}

function whyMissing({ source }: Metric): string {
  return source === 'hand' ? 'nobody recorded it for this week' : 'it was not sampled in this week';
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

import type { EntityManager } from '@mikro-orm/postgresql';
import { type MetricSample, MetricSampleSchema } from './metric-sample.entity.ts';

/** Half-open: `startsAt` is inside, `endsAt` is not. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** A sample and the one that corrects it, if any. */
export interface ListedSample {
  sample: MetricSample;
  correctedById: string | null;
}

/** A part of a long list. */
export interface SamplePage {
  limit: number;
  after?: string | null | undefined;
}

const PAGE = `
  select id from metric_sample
  where key = ? and taken_at >= ? and taken_at < ? and (?::uuid is null
    or (taken_at, recorded_at, id) < (select taken_at, recorded_at, id from metric_sample where id = ?))
  order by taken_at desc, recorded_at desc, id desc limit ?`;

/** In every key and span the last sample that no other corrects, each found by its index. */
const LATEST = `
  select span.place, metric.key, sample.id, sample.value from jsonb_to_recordset(?::jsonb) as span (place int, "startsAt" timestamptz, "endsAt" timestamptz)
  cross join jsonb_array_elements_text(?::jsonb) as metric (key)
  cross join lateral (
    select id, value from metric_sample
    where key = metric.key and taken_at >= span."startsAt" and taken_at < span."endsAt"
      and not exists (select 1 from metric_sample later where later.supersedes_id = metric_sample.id)
    order by taken_at desc, id desc limit 1
  ) sample`;

const TRIED = `
  select metric.key from jsonb_array_elements_text(?::jsonb) as metric (key)
  where exists (select 1 from metric_sample where key = metric.key and taken_at < ?)
    or exists (select 1 from metric_failure where key = metric.key and failed_at < ?)`;

const CORRECTED = `
  with recursive chain as (
    select id, supersedes_id, 0 as depth from metric_sample where id = ?
    union all
    select sample.id, sample.supersedes_id, chain.depth + 1
    from chain join metric_sample sample on sample.id = chain.supersedes_id
  )
  select id from chain where depth > 0 order by depth`;

/** The samples as they were taken, read in a few queries however many metrics and weeks there are. */
export class SampleBook {
  readonly #em: EntityManager;

  constructor({ em }: { em: EntityManager }) {
    this.#em = em;
  }

  /** Of each span, by the keys that have one, the latest sample that stands. One query to find them and one to read them. */
  async latest(keys: readonly string[], spans: readonly Span[]): Promise<Map<string, MetricSample>[]> {
    const found = await this.#latest(keys, spans);
    const samples = await this.#byId(found.map(({ id }) => id));
    const perSpan = spans.map(() => new Map<string, MetricSample>());
    for (const { place, id } of found) {
      const sample = samples.get(id);
      if (sample) perSpan[place]?.set(sample.key, sample);
    }
    return perSpan;
  }

  /** Of each span, by the keys that have one, the value of the latest sample that stands. One query. */
  async latestValues(keys: readonly string[], spans: readonly Span[]): Promise<Map<string, bigint>[]> {
    const perSpan = spans.map(() => new Map<string, bigint>());
    for (const { place, key, value } of await this.#latest(keys, spans)) perSpan[place]?.set(key, BigInt(value));
    return perSpan;
  }

  /** The latest standing sample of one metric. */
  async findLatest(key: string, span: Span): Promise<MetricSample | null> {
    const [samples] = await this.latest([key], [span]);
    return samples?.get(key) ?? null;
  }

  /** Which metrics had been sampled, or tried in vain, before a moment. */
  async listTried(keys: readonly string[], before: Date): Promise<Set<string>> {
    const rows = await this.#em.execute<{ key: string }[]>(TRIED, [JSON.stringify(keys), before, before]);
    return new Set(rows.map(({ key }) => key));
  }

  /**
   * The samples of a metric in a span, newest first, the corrected ones after what corrects them.
   * @param after the last sample of the page before
   */
  async list(key: string, { startsAt, endsAt }: Span, { limit, after = null }: SamplePage): Promise<ListedSample[]> {
    const rows = await this.#em.execute<{ id: string }[]>(PAGE, [key, startsAt, endsAt, after, after, limit]);
    const samples = await this.#byId(rows.map(({ id }) => id));
    const ids = [...samples.keys()];
    const corrections = await this.#em.find(MetricSampleSchema, { supersedesId: { $in: ids } });
    const correctedBy = new Map(corrections.map(({ id, supersedesId }) => [supersedesId, id]));
    return rows.flatMap(({ id }) => {
      const sample = samples.get(id);
      return sample ? [{ sample, correctedById: correctedBy.get(id) ?? null }] : [];
    });
  }

  /** What a sample corrects, and what that one had corrected, and so on: the latest first. */
  async listCorrected({ id }: MetricSample): Promise<MetricSample[]> {
    const rows = await this.#em.execute<{ id: string }[]>(CORRECTED, [id]);
    const samples = await this.#byId(rows.map((row) => row.id));
    return rows.flatMap((row) => samples.get(row.id) ?? []);
  }

  #latest(
    keys: readonly string[],
    spans: readonly Span[],
  ): Promise<{ place: number; key: string; id: string; value: string }[]> {
    const places = spans.map(({ startsAt, endsAt }, place) => ({ place, startsAt, endsAt }));
    return this.#em.execute(LATEST, [JSON.stringify(places), JSON.stringify(keys)]);
  }

  async #byId(ids: readonly string[]): Promise<Map<string, MetricSample>> {
    if (ids.length === 0) return new Map();
    const samples = await this.#em.find(MetricSampleSchema, { id: { $in: [...ids] } });
    return new Map(samples.map((sample) => [sample.id, sample]));
  }
}

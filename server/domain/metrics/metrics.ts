import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Catalogue } from './catalogue.ts';
import type { DatabaseCounts } from './database-counts.ts';
import type { Metric } from './metric.entity.ts';
import { type MetricEditor, requireEditor } from './metric-editor.ts';
import { MetricFailureSchema } from './metric-failure.entity.ts';
import { MetricReader } from './metric-reader.ts';
import { type MetricSample, MetricSampleSchema } from './metric-sample.entity.ts';
import type { FigureDescription, MetricSeries, Reading } from './reading.ts';
import { type ListedSample, SampleBook, type Span } from './sample-book.ts';
import { lockSamples } from './sample-lock.ts';
import type { DayWindow } from './week-window.ts';

/** A clock may run a little ahead of ours. */
const FUTURE_MS = 60_000;
const SAMPLES_MAX = 5_000;
const BY_HAND = 'hand';
const NOTE_MAX = 500;
/** Before anything was counted. */
const EVER = new Date(0);

/** One reading to be kept. */
export interface NewSample {
  key: string;
  /** A whole number in the metric's unit: things, minor units of its currency, seconds or basis points; 0 or more. */
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
  catalogue: Catalogue;
  /** Whose days are told. */
  timeZone: string;
}

/** What the community counts: samples that are kept for ever, and what the database counts itself. */
export class Metrics {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #catalogue: Catalogue;
  readonly #samples: SampleBook;
  readonly #reader: MetricReader;

  constructor({ em, clock, counts, catalogue, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#catalogue = catalogue;
    this.#samples = new SampleBook({ em });
    this.#reader = new MetricReader({ em, clock, counts, samples: this.#samples, timeZone });
  }

  /**
   * Keeps a sample. The same sample again is a no-op, another value for the same moment corrects it.
   * @throws DomainError invalid `metric_unknown`, `metric_value_invalid`, `metric_time_invalid`, `metric_note_invalid`
   */
  async record(sample: NewSample): Promise<MetricSample> {
    return this.#em.transactional(async (em) => {
      await lockSamples(em, sample.key);
      const metric = await this.#catalogue.get(sample.key);
      this.#check(metric, sample);
      const takenAt = sample.takenAt ?? this.#clock.now();
      const standing = await this.#samples.findLatest(metric.key, moment(takenAt));
      if (standing && Number(standing.value) === sample.value && standing.source === sample.source) return standing;
      return this.#add(em, metric, { ...sample, takenAt, supersedesId: standing?.id ?? null });
    });
  }

  /**
   * Keeps what a member of staff has read off somewhere, under their name.
   * @throws DomainError forbidden `staff_only`, conflict `metric_retired`, and as `record` does
   */
  async recordByHand(
    editor: MetricEditor,
    sample: Pick<NewSample, 'key' | 'value' | 'takenAt' | 'note'>,
  ): Promise<MetricSample> {
    requireEditor(editor);
    const metric = await this.#catalogue.get(sample.key);
    if (metric.retiredAt) throw retired(metric);
    return this.record({ ...sample, source: BY_HAND, author: editor.name });
  }

  /**
   * Puts another value in the place of a sample of any age, which stays and names its correction.
   * @throws DomainError forbidden `staff_only`, not_found `metric_sample_unknown`, conflict `metric_sample_corrected`, invalid `metric_value_invalid`
   */
  async correct(
    editor: MetricEditor,
    sampleId: string,
    { value, note }: { value: number; note?: string },
  ): Promise<MetricSample> {
    requireEditor(editor);
    const wrong = await this.getSample(sampleId);
    return this.#em.transactional(async (em) => {
      await lockSamples(em, wrong.key);
      const metric = await this.#catalogue.get(wrong.key);
      this.#check(metric, { value, ...(note ? { note } : {}) });
      if (await em.findOne(MetricSampleSchema, { supersedesId: wrong.id })) throw alreadyCorrected();
      const { key, takenAt } = wrong;
      const by = { source: BY_HAND, author: editor.name, ...(note ? { note } : {}) };
      return this.#add(em, metric, { key, value, takenAt, supersedesId: wrong.id, ...by });
    });
  }

  /** Keeps why a sample could not be taken. @param reason a sentence for staff */
  async failed(key: string, reason: string): Promise<void> {
    this.#em.create(MetricFailureSchema, { key, failedAt: this.#clock.now(), reason: reason.slice(0, 500) });
    await this.#em.flush();
  }

  /** When a metric was last sampled, or null. */
  async lastTakenAt(key: string): Promise<Date | null> {
    return (await this.#samples.findLatest(key, this.#untilNow()))?.takenAt ?? null;
  }

  /** @throws DomainError not_found `metric_sample_unknown` */
  async getSample(id: string): Promise<MetricSample> {
    const sample = await this.#em.findOne(MetricSampleSchema, { id });
    if (sample) return sample;
    throw new DomainError('not_found', 'metric_sample_unknown', 'There is no such sample.');
  }

  /** Every sample of a metric in a span, newest first, the corrected ones too. At most 5,000. */
  listSamples(key: string, span: Span): Promise<ListedSample[]> {
    return this.#samples.list(key, span, { limit: SAMPLES_MAX });
  }

  /** The last samples of a metric, newest first, the corrected ones too. @param after the last one of the page before */
  listLastSamples(key: string, limit: number, after?: string): Promise<ListedSample[]> {
    return this.#samples.list(key, this.#untilNow(), { limit, after });
  }

  /** By key, the sample of each metric that is the latest now. One that was never sampled has none. */
  async latestSamples(metrics: readonly Metric[]): Promise<Map<string, MetricSample>> {
    const keys = metrics.map(({ key }) => key);
    const [samples] = await this.#samples.latest(keys, [this.#untilNow()]);
    return samples ?? new Map();
  }

  /**
   * A metric of a window of days. What somebody recorded in it comes first, then what the database
   * counts; a sample from before the window is never taken for one of its own.
   */
  read(metric: Metric, window: DayWindow): Promise<Reading> {
    return this.#reader.read(metric, window);
  }

  /**
   * The active metrics in their order, in a few queries. One that nothing in this installation has
   * ever counted before the window's end, or tried to, is left out: its source is off.
   */
  async readAll(window: DayWindow): Promise<Reading[]> {
    const metrics = await this.#catalogue.listActive();
    return this.#reader.readAll(await this.#reader.onlyCounted(metrics, window), window);
  }

  /** The values of some metrics at the end of each window, in few queries; the database's own counts take one each. */
  history(metrics: readonly Metric[], windows: readonly DayWindow[]): Promise<MetricSeries[]> {
    return this.#reader.history(metrics, windows);
  }

  /** A metric of a window with all that is known of it. @throws DomainError invalid `metric_unknown` */
  async describeFigure(key: string, window: DayWindow): Promise<FigureDescription> {
    const metric = await this.#catalogue.get(key);
    const reading = await this.#reader.read(metric, window);
    const sample = await this.#samples.findLatest(key, window);
    return { ...reading, sample, corrected: sample ? await this.#samples.listCorrected(sample) : [] };
  }

  #untilNow(): Span {
    return { startsAt: EVER, endsAt: new Date(this.#clock.now().getTime() + 1) };
  }

  #add(
    em: EntityManager,
    metric: Metric,
    { value, query, note, author, ...sample }: NewSample & { takenAt: Date; supersedesId: string | null },
  ): MetricSample {
    return em.create(MetricSampleSchema, {
      ...sample,
      value: BigInt(value),
      currency: metric.currency ?? null,
      recordedAt: this.#clock.now(),
      query: query ?? null,
      note: note ?? null,
      author: author?.slice(0, 100) ?? null,
    });
  }

  #check({ label }: Metric, { value, takenAt, note }: Pick<NewSample, 'value' | 'takenAt' | 'note'>): void {
    if (note !== undefined && (note.length > NOTE_MAX || note.includes('\0')))
      throw new DomainError('invalid', 'metric_note_invalid', `A note is a text of up to ${NOTE_MAX} characters.`, {
        max: NOTE_MAX,
      });
    if (!Number.isSafeInteger(value) || value < 0)
      throw new DomainError('invalid', 'metric_value_invalid', `${label} must be a whole number, 0 or more.`, {
        label,
      });
    if (takenAt && takenAt.getTime() > this.#clock.now().getTime() + FUTURE_MS)
      throw new DomainError('invalid', 'metric_time_invalid', 'A sample cannot be taken in the future.');
  }
}

function moment(takenAt: Date): Span {
  return { startsAt: takenAt, endsAt: new Date(takenAt.getTime() + 1) };
}

function retired({ label }: Metric): DomainError {
  return new DomainError('conflict', 'metric_retired', `${label} is retired. Switch it on again first.`, { label });
}

function alreadyCorrected(): DomainError {
  const sentence = 'This sample has been corrected already. Correct the one that stands in for it.';
  return new DomainError('conflict', 'metric_sample_corrected', sentence);
}

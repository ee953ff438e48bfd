import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { type Metric, MetricSchema } from './metric.entity.ts';
import { type MetricChange, MetricChangeSchema } from './metric-change.entity.ts';
import { type MetricEditor, requireEditor } from './metric-editor.ts';
import { checkFields, fieldsOf, type MetricFields } from './metric-fields.ts';
import { MetricSampleSchema } from './metric-sample.entity.ts';
import { lockSamples } from './sample-lock.ts';

/** Where a metric comes in its list when nobody said it: behind all others. */
const STEP = 10;
const RECENT = 50;

/** A metric to be added. Without a position it comes last. */
export type NewMetric = Omit<MetricFields, 'position'> & { position?: number };
/** What may be changed of a metric. Its key may not. */
export type MetricEdits = { [Field in Exclude<keyof MetricFields, 'key'>]?: MetricFields[Field] | undefined };

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** What the community counts, as staff decide it. Each change is kept with who made it and what was before. */
export class Catalogue {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** The metrics that are counted now, in their order. One query: list them once, not once per metric. */
  listActive(): Promise<Metric[]> {
    return this.#em.find(MetricSchema, { retiredAt: null }, { orderBy: IN_ORDER, refresh: true });
  }

  /** Every metric there ever was, in their order. */
  listAll(): Promise<Metric[]> {
    return this.#em.find(MetricSchema, {}, { orderBy: IN_ORDER, refresh: true });
  }

  find(key: string): Promise<Metric | null> {
    return this.#em.findOne(MetricSchema, { key }, { refresh: true });
  }

  /** @throws DomainError invalid `metric_unknown`, naming those there are */
  async get(key: string): Promise<Metric> {
    const metric = await this.find(key);
    if (metric) return metric;
    const known = (await this.listActive()).map((each) => each.key).join(', ');
    throw new DomainError('invalid', 'metric_unknown', `There is no metric called ${key}. Known are: ${known}.`, {
      key,
      known,
    });
  }

  /** @throws DomainError forbidden `staff_only`, invalid `metric_field_invalid`, conflict `metric_exists` */
  async add(editor: MetricEditor, { position, ...given }: NewMetric): Promise<Metric> {
    requireEditor(editor);
    return this.#em.transactional(async (em) => {
      await lockSamples(em, given.key);
      const fields = { ...given, position: position ?? (await behindAll(em)) };
      checkFields(fields);
      if (await em.findOne(MetricSchema, { key: fields.key })) throw exists(fields.key);
      const metric = em.create(MetricSchema, fields);
      this.#note(em, { kind: 'added', editor, before: null, after: fields });
      return metric;
    });
  }

  /**
   * Changes what is said of a metric. The same again is a no-op.
   * @throws DomainError forbidden `staff_only`, invalid `metric_unknown`, `metric_field_invalid`, conflict `metric_unit_fixed`
   */
  async edit(editor: MetricEditor, key: string, edits: MetricEdits): Promise<Metric> {
    requireEditor(editor);
    return this.#em.transactional(async (em) => {
      await lockSamples(em, key);
      const metric = await this.get(key);
      const before = fieldsOf(metric);
      const after = edited(before, edits);
      if (isDeepStrictEqual(before, after)) return metric;
      checkFields(after);
      if (isOtherUnit(before, after) && (await hasSamples(em, key))) throw unitFixed(metric);
      Object.assign(metric, after);
      this.#note(em, { kind: 'edited', editor, before, after });
      return metric;
    });
  }

  /** Switches a metric off: its samples stay, no report prints it. @throws DomainError forbidden `staff_only`, invalid `metric_unknown` */
  retire(editor: MetricEditor, key: string): Promise<Metric> {
    return this.#turn(editor, key, { kind: 'retired', retiredAt: this.#clock.now() });
  }

  /** Switches a metric on again. @throws DomainError forbidden `staff_only`, invalid `metric_unknown` */
  restore(editor: MetricEditor, key: string): Promise<Metric> {
    return this.#turn(editor, key, { kind: 'restored', retiredAt: null });
  }

  /** The last changes of a metric, newest first. */
  listChanges(key: string): Promise<MetricChange[]> {
    return this.#em.find(MetricChangeSchema, { key }, { orderBy: { changedAt: 'desc', id: 'desc' }, limit: RECENT });
  }

  async #turn(
    editor: MetricEditor,
    key: string,
    { kind, retiredAt }: { kind: 'retired' | 'restored'; retiredAt: Date | null },
  ): Promise<Metric> {
    requireEditor(editor);
    return this.#em.transactional(async (em) => {
      await lockSamples(em, key);
      const metric = await this.get(key);
      if (Boolean(metric.retiredAt) === Boolean(retiredAt)) return metric;
      metric.retiredAt = retiredAt;
      this.#note(em, { kind, editor, before: fieldsOf(metric), after: fieldsOf(metric) });
      return metric;
    });
  }

  #note(
    em: EntityManager,
    {
      kind,
      editor,
      before,
      after,
    }: Pick<MetricChange, 'kind' | 'after'> & {
      editor: MetricEditor;
      before: MetricFields | null;
    },
  ): void {
    const by = { changedAt: this.#clock.now(), changedBy: editor.name.slice(0, 100) };
    em.create(MetricChangeSchema, { key: after.key, kind, before, after, ...by });
  }
}

const IN_ORDER = { position: 'asc', key: 'asc' } as const;

async function behindAll(em: EntityManager): Promise<number> {
  const [last] = await em.find(MetricSchema, {}, { orderBy: { position: 'desc' }, limit: 1 });
  return (last?.position ?? 0) + STEP;
}

async function hasSamples(em: EntityManager, key: string): Promise<boolean> {
  return (await em.findOne(MetricSampleSchema, { key })) !== null;
}

function isOtherUnit(a: MetricFields, b: MetricFields): boolean {
  return a.unit !== b.unit || a.currency !== b.currency;
}

function edited(before: MetricFields, edits: MetricEdits): MetricFields {
  const said = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
  return fieldsOf({ ...before, ...said, key: before.key });
}

function exists(key: string): DomainError {
  return new DomainError('conflict', 'metric_exists', `There is already a metric called ${key}.`, { key });
}

function unitFixed({ label }: Metric): DomainError {
  const sentence = `${label} has samples, so its unit cannot change: retire it and add another.`;
  return new DomainError('conflict', 'metric_unit_fixed', sentence, { label });
}

import { defineEntity, p } from '@mikro-orm/postgresql';
import type { MetricUnit } from './metric-unit.ts';

/** How often its source is asked. */
export const CADENCES = ['hourly', 'daily', 'weekly'] as const;
/** A `gauge` is read at the week's end, a `count` goes over the week. */
export const MEASURES = ['gauge', 'count'] as const;
/** Which way is good news. */
export const DIRECTIONS = ['up', 'down', 'neutral'] as const;
/** Where the Glimcap prints it. */
export const SECTIONS = ['metrics', 'traffic', 'networks'] as const;

const schema = defineEntity({
  name: 'Metric',
  properties: {
    /** Never changes, since samples, reports and sources call the metric by it. */
    key: p.string().length(64).primary(),
    label: p.string().length(64),
    /** Never changes once there are samples. */
    unit: p.string().length(16).$type<MetricUnit['kind']>(),
    currency: p.string().length(3).nullable(),
    /** What exactly is counted, in one sentence. */
    definition: p.string().length(300),
    /** Who counts it: `database` is our own, `hand` a person, any other a source of that name. */
    source: p.string().length(32),
    cadence: p.string().length(16).$type<(typeof CADENCES)[number]>(),
    measure: p.string().length(16).$type<(typeof MEASURES)[number]>(),
    good: p.string().length(16).$type<(typeof DIRECTIONS)[number]>(),
    section: p.string().length(16).$type<(typeof SECTIONS)[number]>(),
    /** Ascending in every list; the same twice is ordered by key. */
    position: p.integer(),
    /** Since when it is switched off: its samples stay, and no report prints it. */
    retiredAt: p.datetime().nullable(),
  },
});

/** One thing that the community counts: a row of the catalogue. */
export class Metric extends schema.class {}
schema.setClass(Metric);

export { schema as MetricSchema };

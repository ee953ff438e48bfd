import { z } from 'zod';
import { CADENCES, DIRECTIONS, MEASURES, SECTIONS } from '#domain/metrics/metric.entity.ts';
import { UNIT_KINDS } from '#domain/metrics/metric-unit.ts';
import { lineSchema } from './line-schema.ts';

const metricKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,62}$/, 'takes lower-case letters, digits and _, and begins with a letter')
  .meta({ description: 'Never changes', example: 'podcast' });

export const metricPathSchema = z.object({ key: metricKeySchema });

/** What is said of a metric; what is left out has a default, or stays as it was. */
export const metricTextSchema = z.object({
  label: lineSchema(64).optional(),
  definition: lineSchema(300).optional().meta({ description: 'What exactly is counted, in one sentence' }),
  unit: z.enum(UNIT_KINDS).optional().meta({ description: 'Final once there are samples' }),
  currency: lineSchema(3).optional().meta({ description: 'For money, e.g. USD' }),
  source: lineSchema(32).optional().meta({ description: 'database, hand, or the service that counts it' }),
  cadence: z.enum(CADENCES).optional(),
  measure: z.enum(MEASURES).optional(),
  good: z.enum(DIRECTIONS).optional().meta({ description: 'Which way is good news' }),
  section: z.enum(SECTIONS).optional().meta({ description: 'Where the Glimcap prints it' }),
  position: z.int().min(0).max(100_000).optional().meta({ description: 'Lower numbers come first' }),
});

export const newMetricSchema = metricTextSchema.required({ label: true, definition: true }).extend({
  key: metricKeySchema,
});

/** A value as people write it, in the metric's own way. */
const valueText = lineSchema(40).meta({ description: '5,936 · $8,160.50 · 1 h 12 min · 12.34 %' });

export const recordSchema = z.object({
  value: valueText,
  note: lineSchema(400).optional(),
  day: z.iso.date().optional().meta({ description: 'The day at whose end it was so; now, when left out' }),
});

export const correctionSchema = z.object({ value: valueText, note: lineSchema(400).optional() });

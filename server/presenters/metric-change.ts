import { z } from 'zod';
import type { MetricChange } from '#domain/metrics/metric-change.entity.ts';
import type { MetricFields } from '#domain/metrics/metric-fields.ts';

const fieldSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const metricChangeSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['added', 'edited', 'retired', 'restored']),
    changedAt: z.iso.datetime(),
    changedBy: z.string(),
    fields: z.array(fieldSchema).meta({ description: 'What is otherwise since then' }),
  })
  .meta({ id: 'MetricChange' });

/** A change of the catalogue, with the fields that differ. */
export function presentChange({
  id,
  kind,
  changedAt,
  changedBy,
  before,
  after,
}: MetricChange): z.infer<typeof metricChangeSchema> {
  return { id, kind, changedAt: changedAt.toISOString(), changedBy, fields: before ? differing(before, after) : [] };
}

function differing(before: MetricFields, after: MetricFields): z.infer<typeof fieldSchema>[] {
  const was = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) => {
    const [then, now] = [written(was.get(field)), written(value)];
    return then === now ? [] : [{ field, before: then, after: now }];
  });
}

function written(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

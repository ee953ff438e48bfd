import { z } from 'zod';
import type { SourceState } from '#domain/metrics/source-states.ts';

export const metricSourceSchema = z
  .object({
    name: z.string(),
    label: z.string(),
    keys: z.array(z.string()),
    isOn: z.boolean(),
    missing: z.array(z.string()).meta({ description: 'The variables without which it is off' }),
    lastReadAt: z.iso.datetime().nullable(),
    failure: z
      .object({ at: z.iso.datetime(), reason: z.string() })
      .nullable()
      .meta({ description: 'The latest reading that failed, if none has worked since' }),
    nextTryAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MetricSource' });

/** A service that counts for us, and how it is doing. */
export function presentSource({
  lastReadAt,
  failure,
  nextTryAt,
  keys,
  ...source
}: SourceState): z.infer<typeof metricSourceSchema> {
  return {
    ...source,
    keys: [...keys],
    lastReadAt: lastReadAt?.toISOString() ?? null,
    failure: failure && { at: failure.at.toISOString(), reason: failure.reason },
    nextTryAt: nextTryAt?.toISOString() ?? null,
  };
}

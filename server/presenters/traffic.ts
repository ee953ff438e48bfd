import { z } from 'zod';
import type { TrafficOverview } from '#domain/metrics/traffic/traffic.ts';

const total = z.object({ views: z.int(), visitors: z.int().meta({ description: 'The sum of each day’s visitors' }) });
const day = z.object({
  day: z.iso.date(),
  views: z.int().nullable().meta({ description: 'null where nobody counted' }),
  visitors: z.int().nullable(),
  source: z.enum(['glim', 'plausible']).nullable(),
  coverage: z.enum(['whole', 'part', 'running', 'none', 'ahead']),
  countedMinutes: z.int(),
  minutes: z.int().meta({ description: 'Of the day, or of what has passed of it' }),
});
const week = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(day),
  total: total.nullable(),
  isWhole: z.boolean(),
  note: z.string().nullable().meta({ description: 'What is missing from it' }),
});
const named = total.extend({ name: z.string() });

/** The traffic of a week, as staff see it. */
export const trafficSchema = z
  .object({
    week: z.object({
      current: week,
      previous: week,
      change: total.nullable().meta({ description: 'null unless both weeks are whole' }),
      sameDays: z
        .object({ days: z.array(z.iso.date()), current: total, previous: total })
        .nullable()
        .meta({ description: 'Where there is no change: the weekdays that are whole in both weeks' }),
    }),
    range: z.object({ from: z.iso.date(), to: z.iso.date() }),
    pages: z.array(named),
    referrers: z.array(named),
  })
  .meta({ id: 'Traffic' });

/** The domain's own shape is what goes out. */
export function presentTraffic(overview: TrafficOverview): z.infer<typeof trafficSchema> {
  return overview;
}

import { z } from 'zod';
import type { DayWindow } from '#domain/metrics/week-window.ts';
import type { TicketStats } from '#domain/support/stats/ticket-stats.ts';

/** Which figures of support are asked for. */
export const statsQuerySchema = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  guild: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  category: z.uuid().optional(),
  staff: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});

export type StatsQuery = z.infer<typeof statsQuerySchema>;

const seconds = z.int().nullable();
const times = z.object({
  count: z.int(),
  wall: z.object({ median: seconds, p90: seconds }).meta({ description: 'Seconds on the clock' }),
  work: z.object({ median: seconds, p90: seconds }).meta({ description: 'Seconds of working hours, pauses left out' }),
});
const keeping = z.object({ decided: z.int(), breached: z.int() });

export const ticketStatsSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date().meta({ description: 'The last day, inclusive' }),
    opened: z.int(),
    closed: z.int(),
    reopened: z.int(),
    unanswered: z.int(),
    deflected: z.int().meta({ description: 'Not opened, because an article or a prepared answer helped' }),
    backlog: z.object({ before: z.int(), after: z.int() }),
    times: z.object({ first_response: times, resolution: times }),
    keeping: z.object({ first_response: keeping, resolution: keeping }),
    feedback: z.object({ count: z.int(), average: z.number().nullable() }).meta({ description: '1 to 5' }),
    staff: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        messages: z.int(),
        firstAnswers: z.int(),
        firstAnswerMedianSeconds: seconds,
        closed: z.int(),
      }),
    ),
  })
  .meta({ id: 'TicketStats' });

export type TicketStatsView = z.infer<typeof ticketStatsSchema>;

export function presentTicketStats({ days, ...stats }: TicketStats & { days: DayWindow }): TicketStatsView {
  return { from: days.from, to: days.to, ...stats };
}

import { z } from 'zod';
import type { MrrOverview } from '#domain/billing/mrr/mrr-board.ts';
import { MRR_STEPS } from '#domain/billing/mrr/mrr-periods.ts';
import type { MrrReport, Rate } from '#domain/billing/mrr/mrr-report.ts';
import { formatBasisPoints } from '#domain/metrics/format-basis-points.ts';
import { presentMoney, shownMoneySchema } from './money.ts';

const byMovement = <Value extends z.ZodType>(value: Value) =>
  z.object({ new: value, expansion: value, reactivation: value, contraction: value, churn: value });

const rateSchema = z
  .object({ basisPoints: z.int(), shownAs: z.string() })
  .nullable()
  .meta({ description: 'null when there was nothing at the start that could be lost' });

const reportSchema = z.object({
  start: shownMoneySchema,
  end: shownMoneySchema,
  movements: byMovement(shownMoneySchema),
  customers: z.object({ start: z.int(), end: z.int(), movements: byMovement(z.int()) }),
  churn: z.object({
    customerChurn: rateSchema,
    revenueChurn: rateSchema.meta({ description: 'Contraction and churn, of the MRR at the start' }),
    netRevenueChurn: rateSchema.meta({ description: 'Less expansion and reactivation' }),
  }),
});

const periodSchema = reportSchema.extend({
  from: z.iso.date(),
  to: z.iso.date(),
  isRunning: z.boolean().meta({ description: 'Not over yet' }),
  isKnown: z.boolean().meta({ description: 'false before the first subscription that is known' }),
});

export const mrrSchema = z
  .object({
    by: z.enum(MRR_STEPS),
    from: z.iso.date(),
    to: z.iso.date(),
    periods: z.array(periodSchema),
    whole: reportSchema.meta({ description: 'The same days as one period' }),
    others: z.array(reportSchema).meta({ description: 'Other currencies, apart: there is no rate that is ours' }),
  })
  .meta({ id: 'Mrr', description: 'end = start + new + expansion + reactivation − contraction − churn' });

export function presentMrr({ step, from, to, periods, whole, others }: MrrOverview): z.infer<typeof mrrSchema> {
  return {
    by: step,
    from,
    to,
    periods: periods.map(({ report, ...period }) => ({ ...period, ...presentReport(report) })),
    whole: presentReport(whole),
    others: others.map(presentReport),
  };
}

function presentReport({ start, end, movements, customers, churn }: MrrReport): z.infer<typeof reportSchema> {
  return {
    start: presentMoney(start),
    end: presentMoney(end),
    movements: {
      new: presentMoney(movements.new),
      expansion: presentMoney(movements.expansion),
      reactivation: presentMoney(movements.reactivation),
      contraction: presentMoney(movements.contraction),
      churn: presentMoney(movements.churn),
    },
    customers,
    churn: {
      customerChurn: presentRate(churn.customerChurn),
      revenueChurn: presentRate(churn.revenueChurn),
      netRevenueChurn: presentRate(churn.netRevenueChurn),
    },
  };
}

function presentRate(rate: Rate): z.infer<typeof rateSchema> {
  return rate === null ? null : { basisPoints: rate, shownAs: formatBasisPoints(rate) };
}

import { z } from 'zod';
import { formatMoney } from '#domain/format-money.ts';
import { type Money, moneyToJson } from '#domain/money.ts';

/** An amount with how it is written, to its minor unit. */
export const shownMoneySchema = z
  .object({
    minor: z.int().meta({ description: 'In minor units: cents of USD' }),
    currency: z.string().length(3),
    shownAs: z.string(),
  })
  .meta({ id: 'ShownMoney' });

export function presentMoney(money: Money): z.infer<typeof shownMoneySchema> {
  return { ...moneyToJson(money), shownAs: formatMoney(money) };
}

import * as z from 'zod/mini';
import { text } from './params.ts';

const MAX_PERCENT = 100;

/** "A non-negative decimal between 0 and 100, with at most two decimal places": https://docs.stripe.com/api/subscriptions/create#create_subscription-transfer_data-amount_percent */
const percent = z.pipe(
  z.string().check(
    z.regex(/^\d{1,3}(\.\d+)?$/, 'it must be a decimal between 0 and 100'),
    z.refine((given) => Number(given) <= MAX_PERCENT, 'it must be a decimal between 0 and 100'),
    z.regex(/^\d+(\.\d{1,2})?$/, 'it must contain at maximum two decimal places'),
  ),
  z.transform(Number),
);

/** Who gets a share of each invoice; without a percentage, all of it. */
export const transferData = z.pipe(
  z.strictObject({ destination: text, amount_percent: z.optional(percent) }),
  z.transform(({ destination, amount_percent: share }) => ({ destination, amount_percent: share ?? null })),
);

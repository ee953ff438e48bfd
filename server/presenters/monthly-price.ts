import { z } from 'zod';

/** What a subscription costs, in minor units. */
export const monthlyPriceSchema = z
  .object({ minor: z.int(), currency: z.string().length(3) })
  .meta({ description: 'A month' });

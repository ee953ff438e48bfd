import { z } from 'zod';

/** A page of the payment provider's, which is opened for one person. */
export const providerPageSchema = z.object({
  url: z.url().meta({ description: 'Where to send whoever asked for it' }),
});

import { z } from 'zod';

/** What goes into each change of a ticket, so that nobody decides on what is so no longer. */
export const seenSchema = z.object({
  version: z.string().max(36).meta({ description: 'The ticket’s version as it was seen' }),
});

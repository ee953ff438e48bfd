import { z } from 'zod';
import { CATEGORIES } from '#domain/channels/category.ts';

/** Who of those that are live is asked for, in an address. */
export const liveFilterSchema = z.object({
  category: z.enum(CATEGORIES).optional(),
  tag: z.string().min(1).max(100).optional().meta({ description: 'Case and # do not matter' }),
});

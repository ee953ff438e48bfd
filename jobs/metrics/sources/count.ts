import { z } from 'zod';

/** A number of people or things, as JSON has it: whole, 0 or more, and exact. */
export const count = z.int().min(0);

import { z } from 'zod';

/** What PostgreSQL keeps, and what stands in one line of a table. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'takes one line without control characters');

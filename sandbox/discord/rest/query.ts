import * as z from 'zod/mini';
import { DiscordError } from '../discord-error.ts';
import { fieldErrors } from '../field-errors.ts';
import { complaintsOf } from '../spec/complaints.ts';

const SNOWFLAKE = z.string().check(z.regex(/^\d{1,20}$/));

/** A snowflake of a query. */
export const snowflakeParam = z.optional(SNOWFLAKE);

/** A count of a query, between bounds, with what it is when it is not given. */
export function countParam(minimum: number, maximum: number, preset: number) {
  return z._default(z.pipe(z.coerce.number(), z.int().check(z.minimum(minimum), z.maximum(maximum))), preset);
}

/** `true`, `1`, `false` or `0`; false when it is not given. */
export const flagParam = z.pipe(
  z._default(z.enum(['true', 'false', '1', '0', 'True', 'False']), 'false'),
  z.transform((text) => text === '1' || text.toLowerCase() === 'true'),
);

/** Reads a query strictly. @throws DiscordError 50035 naming the parameters that are wrong */
export function readQuery<Shape extends z.core.$ZodShape>(
  query: URLSearchParams,
  shape: Shape,
): z.infer<z.ZodMiniObject<Shape, z.core.$strict>> {
  const result = z.strictObject(shape).safeParse(Object.fromEntries(query));
  if (result.success) return result.data;
  throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaintsOf(result.error.issues)));
}

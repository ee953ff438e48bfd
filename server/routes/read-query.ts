import type { z } from 'zod';
import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * The query of a page's address. A form sends the fields that were left empty too: they count as left out.
 * @throws HttpError 422 with a sentence about what is wrong
 */
export function readQuery<Value>(ctx: HttpContext, schema: z.ZodType<Value>): Value {
  const given = Object.entries(ctx.query).filter(([, value]) => value !== '');
  const asked = schema.safeParse(Object.fromEntries(given));
  if (asked.success) return asked.data;
  const said = asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new HttpError(422, 'invalid', `The address of this page makes no sense. ${said}.`);
}

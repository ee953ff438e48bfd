/** What parameters look like: all is text on the wire. */
import * as z from 'zod/mini';
import { errors } from './errors.ts';
import type { Form } from './form.ts';

const MAX_TEXT = 5000;

export const text = z.string().check(z.maxLength(MAX_TEXT));
export const integer = z.pipe(z.string().check(z.regex(/^-?\d{1,12}$/, 'integer')), z.transform(Number));
export const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((word) => word === 'true'),
);
export const metadata = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(500)));
/** Taken and not looked at: what this stand-in has no use for. */
export const ignored = z.optional(z.unknown());

/** `created=5` or `created[gte]=5`. */
export const range = z.union([
  z.pipe(
    integer,
    z.transform((at: number) => ({ gte: at, lte: at })),
  ),
  z.strictObject({
    gt: z.optional(integer),
    gte: z.optional(integer),
    lt: z.optional(integer),
    lte: z.optional(integer),
  }),
]);
export type Range = z.infer<typeof range>;

/** Of every list: https://docs.stripe.com/api/pagination */
export const paging = {
  limit: z.optional(integer),
  starting_after: z.optional(text),
  ending_before: z.optional(text),
};

/** Reads parameters strictly. @throws StripeError 400 that names the first one that is wrong */
export function readParams<Shape extends z.core.$ZodShape>(
  form: Form,
  shape: Shape,
): z.infer<z.ZodMiniObject<Shape, z.core.$strict>> {
  const result = z.strictObject(shape).safeParse(form);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = bracketed(issue?.path ?? []);
  if (issue?.code === 'unrecognized_keys') throw errors.unknownParam(bracketed([...issue.path, issue.keys[0] ?? '']));
  if (issue?.code === 'invalid_type' && issue.input === undefined && isMissing(form, issue.path))
    throw errors.missingParam(name);
  if (issue?.message === 'integer') throw errors.badInteger(name, String(valueAt(form, issue.path)));
  throw errors.badParam(name, `Invalid value for ${name}: ${issue?.message}`);
}

function isMissing(form: Form, path: PropertyKey[]): boolean {
  return valueAt(form, path) === undefined;
}

function valueAt(form: Form, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    form,
  );
}

function bracketed([first, ...rest]: PropertyKey[]): string {
  return `${String(first ?? '')}${rest.map((key) => `[${String(key)}]`).join('')}`;
}

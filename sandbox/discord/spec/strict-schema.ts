/**
 * discord-api-spec builds its schemas at import, so its own `setStrictObject`
 * comes too late to change any of them. This rebuilds a schema, and everything
 * it reaches, with objects that refuse unknown keys.
 */
import * as z from 'zod/mini';

type Schema = z.core.$ZodType;

/** A rebuilder that remembers what it has built: the spec's schemas refer to each other in circles. */
export function createStrictSchemas(): (schema: Schema) => Schema {
  const built = new Map<Schema, Schema>();

  const strict = (schema: Schema): Schema => {
    const known = built.get(schema);
    if (known) return known;

    const placeholder = z.lazy(() => built.get(schema) ?? schema);
    built.set(schema, placeholder);
    const rebuilt = rebuild(schema, strict);
    built.set(schema, rebuilt);
    return rebuilt;
  };
  return strict;
}

function rebuild(schema: Schema, strict: (schema: Schema) => Schema): Schema {
  if (isA(schema, z.ZodMiniLazy)) return lazily(() => strict(schema._zod.def.getter()));
  if (isA(schema, z.ZodMiniObject)) return strictObject(schema, strict);
  if (isA(schema, z.ZodMiniArray)) return clone(schema, { element: strict(schema._zod.def.element) });
  if (isA(schema, z.ZodMiniUnion)) return clone(schema, { options: schema._zod.def.options.map(strict) });
  if (isA(schema, z.ZodMiniOptional)) return clone(schema, { innerType: strict(schema._zod.def.innerType) });
  if (isA(schema, z.ZodMiniNullable)) return clone(schema, { innerType: strict(schema._zod.def.innerType) });
  if (isA(schema, z.ZodMiniRecord)) return clone(schema, { valueType: strict(schema._zod.def.valueType) });
  return schema;
}

function strictObject(schema: z.ZodMiniObject, strict: (schema: Schema) => Schema): Schema {
  const shape = Object.fromEntries(Object.entries(schema._zod.def.shape).map(([key, value]) => [key, strict(value)]));
  return clone(schema, { shape, catchall: z.never() });
}

function lazily(getter: () => Schema): Schema {
  return z.lazy(getter);
}

function clone(schema: Schema, changes: object): Schema {
  return z.core.clone(schema, { ...schema._zod.def, ...changes });
}

function isA<T extends Schema>(
  schema: Schema,
  kind: { [Symbol.hasInstance](value: unknown): boolean } & (new (...args: never[]) => T),
): schema is T {
  return schema instanceof kind;
}

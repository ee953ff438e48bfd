import * as z from 'zod/mini';
import { DiscordError } from '../discord-error.ts';
import { fieldErrors } from '../field-errors.ts';
import { complaintsOf } from './complaints.ts';
import { loosen } from './loosen.ts';
import type { SchemaRef } from './schema-ref.ts';
import { createStrictSchemas } from './strict-schema.ts';

/** Discord's OpenAPI specification, as a judge of bodies. Unknown keys are refused both ways. */
export interface Spec {
  /** The body as the route's type. @throws DiscordError 400 / 50035 with the fields that are wrong. */
  request<T>(ref: SchemaRef, body: unknown): T;
  /** A value of our own making as T. @throws Error (a bug) when it is not. */
  own<T>(ref: SchemaRef, value: unknown): T;
  /** What is wrong with an answer of ours, one line each; empty when it is right. */
  faultsOfResponse(ref: SchemaRef, body: unknown): string[];
}

/** Loads the specification (about 0.2 s, so it is loaded beside the state, not before it). */
export async function loadSpec(): Promise<Spec> {
  const schemas = await importSchemas();
  const strict = createStrictSchemas();
  const known = new Map<string, z.core.$ZodType>();

  const named = (name: string) => {
    const schema = schemas[`${name}Schema`];
    if (!schema) throw new Error(`the Discord spec has no schema ${name}`);
    return strict(schema);
  };
  const resolve = ({ names, isList, inline }: SchemaRef) => {
    if (inline) return inline;
    const key = `${names.join('|')}${isList ? '[]' : ''}`;
    const schema = known.get(key) ?? combine(names.map(named), isList);
    known.set(key, schema);
    return schema;
  };

  return {
    request<T>(ref: SchemaRef, body: unknown): T {
      const value = loosen(body);
      const result = z.safeParse(resolve(ref), value);
      if (!result.success)
        throw new DiscordError(400, 50035, 'Invalid Form Body', fieldErrors(complaintsOf(result.error.issues)));
      // The schemas come untyped; T is discord-api-types' name for the shape just checked.
      return result.data as T;
    },
    own<T>(ref: SchemaRef, value: unknown): T {
      const faults = faultsOfResponse(ref, value);
      if (faults.length > 0) throw new Error(`not a ${ref.names.join(' or ')}: ${faults.join('; ')}`);
      return value as T;
    },
    faultsOfResponse,
  };

  function faultsOfResponse(ref: SchemaRef, body: unknown): string[] {
    const result = z.safeParse(resolve(ref), body);
    if (result.success) return [];
    return complaintsOf(result.error.issues).map(({ path, message }) => `${path.join('.')}: ${message}`);
  }
}

function combine(schemas: z.core.$ZodType[], isList: boolean): z.core.$ZodType {
  const [first] = schemas;
  const one = schemas.length === 1 && first ? first : z.union(schemas);
  return isList ? z.array(one) : one;
}

/** The package has no types for its schemas, hence the specifier in a variable. */
async function importSchemas(): Promise<Record<string, z.core.$ZodType>> {
  const specifier: string = 'discord-api-spec/zod';
  return import(specifier);
}

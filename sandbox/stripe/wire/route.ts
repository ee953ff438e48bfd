import type * as z from 'zod/mini';
import type { World } from '../world.ts';
import type { Form } from './form.ts';
import { readParams } from './params.ts';

/** A call whose parameters have been checked. */
export interface Call<Params> {
  world: World;
  /** The id that stands in the path; empty where there is none. */
  id: string;
  /** The path, as lists name it. */
  url: string;
  params: Params;
}

/** One route of the API, as the sandbox keeps it. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `:id` for an id. */
  path: string;
  /** @throws StripeError */
  handle(call: Call<Form>): object;
}

/** Declares a route; parameters that it does not name are refused, as Stripe does. */
export function route<Shape extends z.core.$ZodShape>(
  method: Route['method'],
  path: string,
  shape: Shape,
  handle: (call: Call<z.infer<z.ZodMiniObject<Shape, z.core.$strict>>>) => object,
): Route {
  return { method, path, handle: (call) => handle({ ...call, params: readParams(call.params, shape) }) };
}

import type { World } from '../world.ts';
import { errors } from './errors.ts';
import { included } from './included.ts';

const MAX_DEPTH = 4;

type Shown = Record<string, unknown>;

/**
 * Puts the objects themselves where their ids are: https://docs.stripe.com/api/expanding_objects
 * @param paths such as `latest_invoice.payments`, or `data.customer` of a list
 * @throws StripeError 400 for what cannot be expanded
 */
export function expand(world: World, object: object, paths: string[]): Shown {
  const copy: Shown = structuredClone(object) as Shown;
  for (const path of paths) expandPath(world, copy, path.split('.').slice(0, MAX_DEPTH), path);
  return copy;
}

function expandPath(world: World, object: Shown, [field = '', ...rest]: string[], path: string): void {
  const value = field in object ? object[field] : included(world, object, field);
  if (value === undefined) throw errors.notExpandable(path);
  if (value === null) return;
  const expanded = typeof value === 'string' ? byId(world, value) : value;
  if (expanded === null || typeof expanded !== 'object') throw errors.notExpandable(path);
  object[field] = expanded;
  if (rest.length === 0) return;
  const below = Array.isArray(expanded) ? expanded : [expanded];
  for (const each of below) expandPath(world, each as Shown, rest, path);
}

function byId(world: World, id: string): object | null {
  for (const table of Object.values(world.state.tables)) {
    const found = table.get(id);
    if (found) return structuredClone(found);
  }
  return null;
}

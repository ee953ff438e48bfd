import { isDeepStrictEqual } from 'node:util';

/** Of what a change touches, the values that it replaces: an event's `previous_attributes`. Empty where nothing changes. */
export function formerValues<T extends object>(object: T, change: Partial<T>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(change)
      .map(([key]) => [key, structuredClone(Reflect.get(object, key))] as const)
      .filter(([key, value]) => !isDeepStrictEqual(value, Reflect.get(change, key))),
  );
}

import type { Effect, Fault } from '../faults.ts';

type Fields = Record<string, unknown>;

/**
 * The body of `POST /control/faults`: `{ kind, service?, path?, times? }` with what the kind needs.
 * Left out, service and path mean any (a path is without the service's name, `*` for one segment); `times` is 1.
 *
 *   status     status 400–599        answers so, in the service's own words
 *   rateLimit  retryAfterSeconds     429 with Retry-After
 *   delay      ms                    answers, but late
 *   drop                             breaks the connection
 *   malformed                        sends half of the JSON
 *   replace    at: [...keys], value  another value at a place of the answer
 *   remove     at: [...keys]         leaves a place of the answer out
 *   body       text                  sends this text instead of the answer
 */
export function readFaultOrder(text: string): Fault | { problem: string } {
  const fields = parse(text);
  if (!fields) return { problem: 'The body is not a JSON object.' };
  const effect = effectOf(fields);
  if (!effect) return { problem: `There is no fault of the kind ${JSON.stringify(fields.kind)} with these fields.` };
  const { service = null, path = null, times = 1 } = fields;
  if (!isTextOrNull(service) || !isTextOrNull(path)) return { problem: 'service and path are texts.' };
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) return { problem: 'times is 1 or more.' };
  return { service, path, times, effect };
}

function effectOf({ kind, status, retryAfterSeconds, ms, at, value = null, text }: Fields): Effect | null {
  if (kind === 'drop' || kind === 'malformed') return { kind };
  if (kind === 'status' && isNumber(status, 400, 599)) return { kind, status };
  if (kind === 'rateLimit' && isNumber(retryAfterSeconds, 0, 1e6)) return { kind, retryAfterSeconds };
  if (kind === 'delay' && isNumber(ms, 0, 1e6)) return { kind, ms };
  if (kind === 'replace' && isPlace(at)) return { kind, at, value };
  if (kind === 'remove' && isPlace(at)) return { kind, at };
  if (kind === 'body' && typeof text === 'string') return { kind, text };
  return null;
}

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // The caller says so.
  }
}

function isNumber(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isPlace(value: unknown): value is (string | number)[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((key) => typeof key === 'string' || typeof key === 'number')
  );
}

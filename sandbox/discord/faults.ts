import { PRIVILEGED_INTENTS } from './gateway/intents.ts';

/** What goes wrong with a REST call. */
export type RestEffect =
  | { kind: 'status'; status: number }
  | { kind: 'rateLimit'; retryAfterSeconds: number; isGlobal: boolean; isShared: boolean; code: number }
  /** Answers late. */
  | { kind: 'delay'; ms: number }
  /** Destroys the connection instead of doing anything. */
  | { kind: 'dropBefore' }
  /** Does the work, then destroys the connection instead of answering. */
  | { kind: 'dropAfter' };

/** An effect on the next `times` calls that match. */
export interface RestFault {
  /** Any method when null. */
  method: string | null;
  /** A path without `/api/v10`, where `*` stands for one segment; any path when null. */
  path: string | null;
  times: number;
  effect: RestEffect;
}

/** The faults on order. Each is used up as it strikes. */
export interface Faults {
  order(fault: RestFault): void;
  /** The effect on this call, if any. */
  take(method: string, path: string): RestEffect | null;
  /** The next `times` events of this name arrive twice. */
  duplicate(event: string, times: number): void;
  takeDuplicate(event: string): boolean;
  /** Which privileged intents the application is granted; all of them until told otherwise. */
  allowedIntents: number;
  /** How many shards `GET /gateway/bot` recommends. */
  recommendedShards: number;
  clear(): void;
}

export function createFaults(): Faults {
  let ordered: RestFault[] = [];
  const duplicates = new Map<string, number>();

  return {
    allowedIntents: PRIVILEGED_INTENTS,
    recommendedShards: 1,
    order(fault) {
      ordered.push({ ...fault });
    },
    take(method, path) {
      const fault = ordered.find((one) => matches(one, method, path));
      if (!fault) return null;
      fault.times -= 1;
      ordered = ordered.filter((one) => one.times > 0);
      return fault.effect;
    },
    duplicate(event, times) {
      duplicates.set(event, times);
    },
    takeDuplicate(event) {
      const times = duplicates.get(event) ?? 0;
      if (times > 0) duplicates.set(event, times - 1);
      return times > 0;
    },
    clear() {
      ordered = [];
      duplicates.clear();
      this.allowedIntents = PRIVILEGED_INTENTS;
      this.recommendedShards = 1;
    },
  };
}

function matches(fault: RestFault, method: string, path: string): boolean {
  if (fault.method !== null && fault.method.toUpperCase() !== method) return false;
  if (fault.path === null) return true;
  const wanted = fault.path.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index]);
}

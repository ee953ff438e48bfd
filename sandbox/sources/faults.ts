/** What goes wrong with a call. */
export type Effect =
  | { kind: 'status'; status: number }
  | { kind: 'rateLimit'; retryAfterSeconds: number }
  /** Answers late. */
  | { kind: 'delay'; ms: number }
  /** Breaks the connection instead of answering. */
  | { kind: 'drop' }
  /** Sends half of the JSON. */
  | { kind: 'malformed' }
  /** Puts another value at a place of the answer: `['data', 'public_metrics', 'followers_count']`. */
  | { kind: 'replace'; at: (string | number)[]; value: unknown }
  /** Leaves a place of the answer out. */
  | { kind: 'remove'; at: (string | number)[] }
  /** Sends this text instead of the answer. */
  | { kind: 'body'; text: string };

/** An effect on the next `times` calls that match. */
export interface Fault {
  /** Any service when null. */
  service: string | null;
  /** A path without the service's name, `*` for one segment; any path when null. */
  path: string | null;
  times: number;
  effect: Effect;
}

/** The faults on order. Each is used up as it strikes. */
export interface Faults {
  order(fault: Fault): void;
  /** The effect on this call, if any. */
  take(service: string, path: string): Effect | null;
  clear(): void;
}

export function createFaults(): Faults {
  let ordered: Fault[] = [];
  return {
    order(fault) {
      ordered.push({ ...fault });
    },
    take(service, path) {
      const fault = ordered.find((one) => matches(one, service, path));
      if (!fault) return null;
      fault.times -= 1;
      ordered = ordered.filter((one) => one.times > 0);
      return fault.effect;
    },
    clear() {
      ordered = [];
    },
  };
}

function matches(fault: Fault, service: string, path: string): boolean {
  if (fault.service !== null && fault.service !== service) return false;
  if (fault.path === null) return true;
  const wanted = fault.path.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index]);
}

/** What tests ask the API to do instead of its work. */
export interface ApiFault {
  /** An answer of this status; 0 drops the connection. */
  status: number;
  /** Whether the work is done all the same, before the bad answer. */
  afterWork?: boolean | undefined;
  /** The beginning of the path; any when left out. */
  path?: string | undefined;
  method?: string | undefined;
  /** For how many calls; 1 when left out. */
  times?: number | undefined;
}

export interface ApiFaults {
  add(fault: ApiFault): void;
  clear(): void;
  /** The fault that this call meets, if any; it counts as one of `times`. */
  take(method: string, path: string): ApiFault | null;
}

export function createApiFaults(): ApiFaults {
  let faults: (ApiFault & { left: number })[] = [];
  return {
    add(fault) {
      faults.push({ ...fault, left: fault.times ?? 1 });
    },
    clear() {
      faults = [];
    },
    take(method, path) {
      const fault = faults.find(
        (each) => path.startsWith(each.path ?? '') && (each.method === undefined || each.method === method),
      );
      if (!fault) return null;
      fault.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return fault;
    },
  };
}

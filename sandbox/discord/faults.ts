import { PRIVILEGED_INTENTS } from './gateway/intents.ts';

/** What goes wrong with a REST call. */
export type RestEffect =
  | { kind: 'status'; status: number; code: number }
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

/** REST answers nothing but this, until the outage is over. */
export interface ApiOutage {
  /** 500 to 599, or the connection breaks instead of an answer. */
  answer: number | 'none';
  /** Whether no gateway socket can be opened either. */
  isGatewayToo: boolean;
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
  /** "Each shard can only support a maximum of 2500 guilds": more is 4011. */
  guildsPerShard: number;
  apiOutage: ApiOutage | null;
  /** How many shards `GET /gateway/bot` recommends. */
  recommendedShards: number;
  clear(): void;
}

/** https://docs.discord.com/developers/events/gateway#sharding */
const MAX_GUILDS_PER_SHARD = 2500;

export function createFaults(): Faults {
  let ordered: RestFault[] = [];
  const duplicates = new Map<string, number>();

  return {
    allowedIntents: PRIVILEGED_INTENTS,
    recommendedShards: 1,
    guildsPerShard: MAX_GUILDS_PER_SHARD,
    apiOutage: null,
    order(fault) {
      ordered.push({ ...fault });
    },
    take(method, path) {
      if (this.apiOutage) return effectOf(this.apiOutage);
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
      this.guildsPerShard = MAX_GUILDS_PER_SHARD;
      this.apiOutage = null;
    },
  };
}

function effectOf({ answer }: ApiOutage): RestEffect {
  return answer === 'none' ? { kind: 'dropBefore' } : { kind: 'status', status: answer, code: 0 };
}

function matches(fault: RestFault, method: string, path: string): boolean {
  if (fault.method !== null && fault.method.toUpperCase() !== method) return false;
  if (fault.path === null) return true;
  const wanted = fault.path.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index]);
}

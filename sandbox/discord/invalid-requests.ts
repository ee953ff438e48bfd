import type { Clock } from './clock.ts';

const WINDOW_MS = 600_000;
const MAX_INVALID = 10_000;

/** Watches over calls that should not have been made. */
export interface InvalidRequests {
  /** Notes an answer; 401, 403 and 429 count, but not a 429 whose scope is shared. */
  note(status: number, scope: string): void;
  /** How long the caller is still banned; 0 when it is not. */
  bannedForMs(): number;
}

/**
 * "IP addresses that make too many invalid HTTP requests are automatically and temporarily restricted …
 * currently, this limit is 10,000 per 10 minutes."
 * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function createInvalidRequests(clock: Clock, max = MAX_INVALID): InvalidRequests {
  let [opensAt, count] = [clock.now(), 0];
  const renew = () => {
    if (clock.now() - opensAt >= WINDOW_MS) [opensAt, count] = [clock.now(), 0];
  };

  return {
    note(status, scope) {
      renew();
      if (status === 401 || status === 403 || (status === 429 && scope !== 'shared')) count += 1;
    },
    bannedForMs() {
      renew();
      return count >= max ? opensAt + WINDOW_MS - clock.now() : 0;
    },
  };
}

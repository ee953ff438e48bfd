import { createHmac } from 'node:crypto';

/** What tells one browser from another, never kept. */
export interface Browser {
  address: string;
  userAgent: string;
}

/**
 * A number that is the same for a browser's views of one day. It cannot be traced back, and once the
 * day's salt is deleted nobody can compute it again, from an address or for another day.
 * @param salt the day's, in hex
 * @returns 64 bits as a signed integer: two of a million visitors share one once in 37 million days
 */
export function visitorOf({ address, userAgent }: Browser, host: string, salt: string): bigint {
  const parts = JSON.stringify([address, userAgent, host]);
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(parts).digest().readBigInt64BE();
}

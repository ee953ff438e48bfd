import type { Logger } from '../discord/logger.ts';

/** How to start a Stripe sandbox. */
export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** Must be a loopback address. */
  host: string;
  /** Where the state file lives; made if missing. */
  dataDir: string;
  /** The one secret key that is accepted. */
  secretKey: string;
  /** The bearer token of the control API. */
  controlToken: string;
  /** The endpoint that a merchant would register in the Dashboard; none when left out. */
  webhook?: { url: string; secret: string };
  log: Logger;
  /** Requests that are let through per second; Stripe's own limit is 100. */
  requestsPerSecond?: number;
  /** The machine's clock in milliseconds; tests pass one that they move. */
  machineMs?: () => number;
  /** How long until an undelivered event is tried again; the last number repeats. */
  retryAfterMs?: number[];
}

import type { Logger } from '../discord/logger.ts';
import type { StripeClock } from './clock.ts';
import type { Deliveries } from './events/deliveries.ts';
import type { SandboxOptions } from './options.ts';
import type { State } from './state/state.ts';

/** What caused a change: the API call, or nothing (a renewal, a person on a hosted page). */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

/** The parts every room of the sandbox works with, built once by `startSandbox`. */
export interface World {
  options: SandboxOptions;
  /** The sandbox's own address, without a slash at the end. */
  url: string;
  clock: StripeClock;
  log: Logger;
  state: State;
  /** Says that the state changed. */
  touch(): void;
  deliveries: Deliveries;
  cause: Cause;
}

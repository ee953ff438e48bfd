import type { Config } from '#platform/config.ts';
import { whatIsReal } from '../start/choose-sandbox.ts';
import { isLoopback } from '../start/is-loopback.ts';

/** Why the demo must not run here, each a sentence; empty where nothing is real. */
export function whyNoDemo(env: NodeJS.ProcessEnv, config: Config): string[] {
  const real = whatIsReal(env, config);
  const { hostname } = new URL(config.DATABASE_URL);
  // Without a host Postgres is asked through a socket of this machine.
  if (hostname !== '' && !isLoopback(hostname)) real.push('DATABASE_URL leads to another machine');
  return real.map((reason) => `The demo belongs beside sandboxes only: ${reason}.`);
}

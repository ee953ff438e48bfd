import { whatIsReal } from '../start/choose-sandbox.ts';
import { isLoopback } from '../start/is-loopback.ts';

interface Places {
  HOST: string;
  PUBLIC_URL: string;
  /** Undefined: the embedded Postgres. */
  DATABASE_URL: string | undefined;
}

/** Why the demo must not run here, each a sentence; empty where nothing is real. To be asked before any database is. */
export function whyNoDemo(env: NodeJS.ProcessEnv, places: Places): string[] {
  const real = whatIsReal(env, places);
  if (places.DATABASE_URL !== undefined && !isLocal(places.DATABASE_URL))
    real.push('DATABASE_URL leads to another machine');
  return real.map((reason) => `The demo belongs beside sandboxes only: ${reason}.`);
}

/** Without a host Postgres is asked through a socket of this machine; the parameter `host` would name another one. */
function isLocal(databaseUrl: string): boolean {
  const { hostname, searchParams } = new URL(databaseUrl);
  return (hostname === '' || isLoopback(hostname)) && !searchParams.has('host');
}

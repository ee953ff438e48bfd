import { join } from 'node:path';
import type { ProcessSpec } from './supervised-process.ts';

/** Together with Postgres's own stop this leaves within 5 s. */
const DRAIN_MS = 4_000;

/** Glim's own processes. They need the database and, where it is played, the world outside. */
export function glimProcesses(env: NodeJS.ProcessEnv): ProcessSpec[] {
  return ['server', 'bot', 'jobs'].map((name) => ({
    name,
    script: join(import.meta.dirname, '../..', name, 'main.ts'),
    env,
    drainMs: DRAIN_MS,
  }));
}

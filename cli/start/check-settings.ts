import { type Config, ConfigError, loadConfig } from '#platform/config.ts';
import { StartUpError } from './start-up-error.ts';

/** The validated environment of a start, with what only the supervisor needs of it. */
export interface Settings extends Omit<Config, 'DATABASE_URL' | 'SESSION_SECRET'> {
  /** Undefined: the embedded Postgres. */
  DATABASE_URL: string | undefined;
  SANDBOX_DISCORD_PORT: number;
  SANDBOX_STRIPE_PORT: number;
  SANDBOX_SOURCES_PORT: number;
}

/** What stands in, while the rest is validated, for the variables that a start provides itself. */
const PROVIDED = { DATABASE_URL: 'postgres://127.0.0.1/glim', SESSION_SECRET: 'x'.repeat(32) };

/** @throws StartUpError with a line for each variable that is wrong, saying what is expected */
export function checkSettings(env: NodeJS.ProcessEnv): Settings {
  const problems: string[] = [];
  const ports = { SANDBOX_DISCORD_PORT: 4000, SANDBOX_STRIPE_PORT: 4010, SANDBOX_SOURCES_PORT: 4020 };
  for (const name of ['SANDBOX_DISCORD_PORT', 'SANDBOX_STRIPE_PORT', 'SANDBOX_SOURCES_PORT'] as const) {
    const port = Number(env[name] ?? ports[name]);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      problems.push(`${name} is "${env[name]}": expected a port from 1 to 65535.`);
    ports[name] = port;
  }
  try {
    const config = loadConfig({ ...PROVIDED, ...env });
    if (problems.length === 0) return { ...config, DATABASE_URL: env.DATABASE_URL, ...ports };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.unshift(...error.problems);
  }
  throw new StartUpError(...problems);
}

import { isLoopback } from '../loopback.ts';
import type { SandboxOptions } from './options.ts';

type Environment = Record<string, string | undefined>;

const SECRETS = [
  'SANDBOX_DISCORD_TOKEN',
  'SANDBOX_DISCORD_CLIENT_SECRET',
  'SANDBOX_DISCORD_APPLICATION_ID',
  'SANDBOX_CONTROL_TOKEN',
];

/** The options of the process, from its environment. @throws Error with one line that names the variable and what it must be */
export function readEnvironment(env: Environment): Omit<SandboxOptions, 'log'> {
  const host = env.HOST ?? '127.0.0.1';
  const publicUrl = env.PUBLIC_URL;
  const port = Number(env.SANDBOX_DISCORD_PORT ?? 4000);
  if (!isLoopback(host)) throw new Error(`HOST is ${host}: the Discord sandbox runs on loopback only`);
  if (publicUrl !== undefined && !isLoopbackUrl(publicUrl))
    throw new Error(`PUBLIC_URL is ${publicUrl}: the Discord sandbox runs only where it is a loopback address`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('SANDBOX_DISCORD_PORT must be a port, 0 to 65535');
  const missing = SECRETS.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be set`);
  if (!/^\d{17,20}$/.test(env.SANDBOX_DISCORD_APPLICATION_ID ?? ''))
    throw new Error('SANDBOX_DISCORD_APPLICATION_ID must be a snowflake of 17 to 20 digits');

  return {
    host,
    port,
    dataDir: `${env.DATA_DIR ?? '.data'}/sandbox-discord`,
    token: env.SANDBOX_DISCORD_TOKEN ?? '',
    clientSecret: env.SANDBOX_DISCORD_CLIENT_SECRET ?? '',
    applicationId: env.SANDBOX_DISCORD_APPLICATION_ID ?? '',
    controlToken: env.SANDBOX_CONTROL_TOKEN ?? '',
  };
}

function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

import { isLoopback } from '../loopback.ts';
import type { SourcesOptions } from './options.ts';

type Environment = Record<string, string | undefined>;

/** The options of the process, from its environment. @throws Error with one line that names the variable and what it must be */
export function readEnvironment(env: Environment): Omit<SourcesOptions, 'log'> {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.SANDBOX_SOURCES_PORT ?? 4020);
  const publicUrl = env.PUBLIC_URL;
  const { SANDBOX_SOURCES_TOKEN: token, SANDBOX_CONTROL_TOKEN: controlToken } = env;
  if (!isLoopback(host)) throw new Error(`HOST is ${host}: the sandbox of the sources runs on loopback only`);
  if (publicUrl !== undefined && !(URL.canParse(publicUrl) && isLoopback(new URL(publicUrl).hostname)))
    throw new Error(`PUBLIC_URL is ${publicUrl}: the sandbox of the sources runs only where it is a loopback address`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('SANDBOX_SOURCES_PORT must be a port, 0 to 65535');
  if (!token || !controlToken) throw new Error('SANDBOX_SOURCES_TOKEN and SANDBOX_CONTROL_TOKEN must be set');
  return { host, port, token, controlToken };
}

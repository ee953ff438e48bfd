import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The environment with what `.env` adds to it. A variable that is set wins over the file; an empty one counts as not set. */
export function loadEnvironment(env: NodeJS.ProcessEnv, file = '.env'): NodeJS.ProcessEnv {
  const given = Object.entries(env).filter(([, value]) => value !== '');
  return { ...readEnvFile(file), ...Object.fromEntries(given) };
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

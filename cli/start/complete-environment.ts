import { generatedSecret } from './generated-secret.ts';
import { loadEnvironment } from './load-environment.ts';

/**
 * The environment as Glim's processes and tools need it: with `.env`, and with
 * the secrets that nobody gave, which all of them read from DATA_DIR.
 */
export function completeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv & { DATA_DIR: string } {
  const given = loadEnvironment(env);
  const dataDir = given.DATA_DIR ?? '.data';
  return {
    ...given,
    DATA_DIR: dataDir,
    SESSION_SECRET: given.SESSION_SECRET ?? generatedSecret(dataDir, 'session-secret'),
    METRICS_TOKEN: given.METRICS_TOKEN ?? generatedSecret(dataDir, 'metrics-token'),
  };
}

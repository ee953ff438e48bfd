import { generatedSecret } from './generated-secret.ts';

export const SANDBOX_HOST = '127.0.0.1';
export const SANDBOX_DRAIN_MS = 500;

/** The environment of a sandbox. It plays the outside world, and hears of Glim no more than that would. */
export function sandboxEnvironment(env: NodeJS.ProcessEnv, dataDir: string, own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE, NODE_COMPILE_CACHE } = env;
  const passedOn = Object.entries({ PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE, NODE_COMPILE_CACHE });
  return {
    ...Object.fromEntries(passedOn.filter(([, value]) => value !== undefined)),
    HOST: SANDBOX_HOST,
    DATA_DIR: dataDir,
    SANDBOX_CONTROL_TOKEN: generatedSecret(dataDir, 'sandbox-control-token'),
    ...own,
  };
}

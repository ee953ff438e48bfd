import { join } from 'node:path';
import { generatedSecret } from './generated-secret.ts';
import type { ProcessSpec } from './supervised-process.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Together with Postgres's own stop this leaves within 5 s. */
const DRAIN_MS = 4_000;
const SANDBOX_HOST = '127.0.0.1';
const SANDBOX_DRAIN_MS = 500;
/** https://discord.com/developers/docs/reference#snowflakes */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** What a start has found out, for its processes. */
export interface ProcessNeeds {
  env: NodeJS.ProcessEnv;
  dataDir: string;
  databaseUrl: string;
  /** Where Discord is played on this machine; undefined for the real one. */
  sandboxPort: number | undefined;
}

/** The processes of Glim, in groups: each starts when the one before is up, and stops before it. */
export function listProcesses({ env, dataDir, databaseUrl, sandboxPort }: ProcessNeeds): ProcessSpec[][] {
  const discord = sandboxPort === undefined ? {} : sandboxCredentials(dataDir, sandboxPort);
  const shared = { ...env, ...discord, DATABASE_URL: databaseUrl };
  const glim = ['server', 'bot', 'jobs'].map((name) => ({
    name,
    script: join(ROOT, name, 'main.ts'),
    env: shared,
    drainMs: DRAIN_MS,
  }));
  if (sandboxPort === undefined) return [glim];
  const sandbox = {
    name: 'discord',
    script: join(ROOT, 'sandbox/discord/main.ts'),
    env: sandboxEnvironment(env, { discord, dataDir, port: sandboxPort }),
    drainMs: SANDBOX_DRAIN_MS,
  };
  return [[sandbox], glim];
}

/** It plays the outside world, and hears of Glim no more than that would. */
function sandboxEnvironment(
  env: NodeJS.ProcessEnv,
  { discord, dataDir, port }: { discord: NodeJS.ProcessEnv; dataDir: string; port: number },
): NodeJS.ProcessEnv {
  const { PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE } = env;
  const passedOn = Object.entries({ PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE });
  return {
    ...Object.fromEntries(passedOn.filter(([, value]) => value !== undefined)),
    HOST: SANDBOX_HOST,
    DATA_DIR: dataDir,
    SANDBOX_DISCORD_PORT: String(port),
    SANDBOX_DISCORD_TOKEN: discord.DISCORD_TOKEN,
    SANDBOX_DISCORD_CLIENT_SECRET: discord.DISCORD_CLIENT_SECRET,
    SANDBOX_DISCORD_APPLICATION_ID: discord.DISCORD_APPLICATION_ID,
    SANDBOX_CONTROL_TOKEN: generatedSecret(dataDir, 'sandbox-control-token'),
  };
}

/** What the developer portal would give for the real Discord. */
function sandboxCredentials(dataDir: string, port: number): NodeJS.ProcessEnv {
  const base = `http://${SANDBOX_HOST}:${port}`;
  const applicationId = generatedSecret(dataDir, 'sandbox-application-id', newSnowflake);
  return {
    DISCORD_API_BASE: `${base}/api`,
    DISCORD_CDN_BASE: `${base}/cdn`,
    DISCORD_TOKEN: generatedSecret(dataDir, 'sandbox-bot-token'),
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_CLIENT_ID: applicationId,
    DISCORD_CLIENT_SECRET: generatedSecret(dataDir, 'sandbox-client-secret'),
  };
}

function newSnowflake(): string {
  return String(BigInt(Date.now() - DISCORD_EPOCH_MS) << 22n);
}

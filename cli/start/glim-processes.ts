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

/** Glim's own processes. They need the database and, where it is played, Discord. */
export function glimProcesses(env: NodeJS.ProcessEnv): ProcessSpec[] {
  return ['server', 'bot', 'jobs'].map((name) => ({
    name,
    script: join(ROOT, name, 'main.ts'),
    env,
    drainMs: DRAIN_MS,
  }));
}

/** The sandbox, and what the developer portal would give for the real Discord. */
export function discordSandbox(
  env: NodeJS.ProcessEnv,
  { dataDir, port }: { dataDir: string; port: number },
): { spec: ProcessSpec; credentials: NodeJS.ProcessEnv } {
  const credentials = sandboxCredentials(dataDir, port);
  return {
    credentials,
    spec: {
      name: 'discord',
      script: join(ROOT, 'sandbox/discord/main.ts'),
      env: sandboxEnvironment(env, { discord: credentials, dataDir, port }),
      drainMs: SANDBOX_DRAIN_MS,
    },
  };
}

/** It plays the outside world, and hears of Glim no more than that would. */
function sandboxEnvironment(
  env: NodeJS.ProcessEnv,
  { discord, dataDir, port }: { discord: NodeJS.ProcessEnv; dataDir: string; port: number },
): NodeJS.ProcessEnv {
  const { PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE, NODE_COMPILE_CACHE } = env;
  const passedOn = Object.entries({ PATH, HOME, LOG_LEVEL, PUBLIC_URL, NODE_V8_COVERAGE, NODE_COMPILE_CACHE });
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

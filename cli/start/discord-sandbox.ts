import { join } from 'node:path';
import { generatedSecret } from './generated-secret.ts';
import type { PlayedService } from './played-service.ts';
import { SANDBOX_DRAIN_MS, SANDBOX_HOST, sandboxEnvironment } from './sandbox-environment.ts';

/** https://discord.com/developers/docs/reference#snowflakes */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The sandbox Discord, and what the developer portal would give for the real one. */
export function discordSandbox(
  env: NodeJS.ProcessEnv,
  { dataDir, port }: { dataDir: string; port: number },
): PlayedService {
  const url = `http://${SANDBOX_HOST}:${port}`;
  const credentials = portalCredentials(dataDir, url);
  return {
    credentials,
    port: { variable: 'SANDBOX_DISCORD_PORT', host: SANDBOX_HOST, port, protocol: 'tcp' },
    row: { name: 'Discord', url, words: 'a sandbox (set DISCORD_TOKEN for the real one)' },
    spec: {
      name: 'discord',
      script: join(import.meta.dirname, '../../sandbox/discord/main.ts'),
      env: sandboxEnvironment(env, dataDir, {
        SANDBOX_DISCORD_PORT: String(port),
        SANDBOX_DISCORD_TOKEN: credentials.DISCORD_TOKEN,
        SANDBOX_DISCORD_CLIENT_SECRET: credentials.DISCORD_CLIENT_SECRET,
        SANDBOX_DISCORD_APPLICATION_ID: credentials.DISCORD_APPLICATION_ID,
      }),
      drainMs: SANDBOX_DRAIN_MS,
    },
  };
}

function portalCredentials(dataDir: string, url: string): NodeJS.ProcessEnv {
  const applicationId = generatedSecret(dataDir, 'sandbox-application-id', newSnowflake);
  return {
    DISCORD_API_BASE: `${url}/api`,
    DISCORD_CDN_BASE: `${url}/cdn`,
    DISCORD_MEDIA_BASE: `${url}/media`,
    DISCORD_TOKEN: generatedSecret(dataDir, 'sandbox-bot-token'),
    DISCORD_APPLICATION_ID: applicationId,
    DISCORD_CLIENT_ID: applicationId,
    DISCORD_CLIENT_SECRET: generatedSecret(dataDir, 'sandbox-client-secret'),
  };
}

function newSnowflake(): string {
  return String(BigInt(Date.now() - DISCORD_EPOCH_MS) << 22n);
}

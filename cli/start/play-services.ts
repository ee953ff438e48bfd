import type { Settings } from './check-settings.ts';
import { mayPlayOthers, needsDiscordSandbox } from './choose-sandbox.ts';
import { discordSandbox } from './discord-sandbox.ts';
import type { PlayedService } from './played-service.ts';
import { sourcesSandbox } from './sources-sandbox.ts';
import { stripeSandbox } from './stripe-sandbox.ts';

/**
 * Everybody outside who is played in this start, for want of credentials.
 * @throws StartUpError where Discord would have to be played but must not be
 */
export function playServices(env: NodeJS.ProcessEnv, settings: Settings): PlayedService[] {
  const { DATA_DIR: dataDir, PUBLIC_URL: publicUrl } = settings;
  const discord = needsDiscordSandbox(env, settings)
    ? discordSandbox(env, { dataDir, port: settings.SANDBOX_DISCORD_PORT })
    : undefined;
  const others = mayPlayOthers(env, settings)
    ? [
        stripeSandbox(env, { dataDir, port: settings.SANDBOX_STRIPE_PORT, publicUrl }),
        sourcesSandbox(env, { dataDir, port: settings.SANDBOX_SOURCES_PORT }),
      ]
    : [];
  return [discord, ...others].filter((each) => each !== undefined);
}

import type { Settings } from './check-settings.ts';
import { mayPlayOthers, needsDiscordSandbox } from './choose-sandbox.ts';
import { discordSandbox } from './discord-sandbox.ts';
import type { PlayedService } from './played-service.ts';
import { sourcesSandbox } from './sources-sandbox.ts';

/**
 * Everybody outside who is played in this start, for want of credentials.
 * @throws StartUpError where Discord would have to be played but must not be
 */
export function playServices(env: NodeJS.ProcessEnv, settings: Settings): PlayedService[] {
  const { DATA_DIR: dataDir, SANDBOX_DISCORD_PORT, SANDBOX_SOURCES_PORT } = settings;
  const discord = needsDiscordSandbox(env, settings)
    ? discordSandbox(env, { dataDir, port: SANDBOX_DISCORD_PORT })
    : undefined;
  const sources = mayPlayOthers(env, settings)
    ? sourcesSandbox(env, { dataDir, port: SANDBOX_SOURCES_PORT })
    : undefined;
  return [discord, sources].filter((each) => each !== undefined);
}

import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { type DiscordProxy, openDiscordProxy } from './discord-proxy.ts';
import { CONTROL_TOKEN, type Glim, prepareGlim } from './glim.ts';
import { TicketGuild } from './ticket-guild.ts';

/** A bot in a process of its own that is killed at exact moments, and the world in which another takes over. */
export interface KillScene {
  glim: Glim;
  /** The time of `glim.domain`: what has to be old is made later. The bot has the machine's. */
  clock: TestClock;
  proxy: DiscordProxy;
  discord: SandboxClient;
  guildId: string;
  tickets: TicketGuild;
  /** Runs on the domain as a request would. */
  run<T>(work: (domain: Glim['domain']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Has the bot do something, and resolves when the call in which it is to be killed is held.
 * @returns what fails unless the effect is there, once, after another bot took over
 */
export type KillMoment = (scene: KillScene) => Promise<() => Promise<void>>;

/** Opens everything, the first bot too. */
export async function openKillScene(): Promise<KillScene> {
  const clock = createTestClock(new Date().toISOString());
  const proxy = await openDiscordProxy();
  const glim = await prepareGlim({ clock, env: { DISCORD_API_BASE: proxy.apiBase } });
  proxy.forwardTo(`${glim.sandbox.url}/api`);
  await glim.bot.start();
  const discord = sandboxClient({ url: glim.sandbox.url, token: CONTROL_TOKEN });
  return {
    ...{ glim, clock, proxy, discord },
    guildId: glim.sandbox.guildId,
    tickets: new TicketGuild(discord),
    run: (work) => glim.database.unitOfWork(() => work(glim.domain)),
    async close() {
      await glim.close();
      await proxy.close();
    },
  };
}

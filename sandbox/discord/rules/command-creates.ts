import type { Clock } from '../clock.ts';
import { errors } from '../errors.ts';

const MAX_A_DAY = 200;
const DAY_MS = 86_400_000;

/** How many commands were made in each scope today. */
export interface CommandCreates {
  /**
   * "There is a global rate limit of 200 application command creates per day, per guild." A command that takes the
   * place of one of its name is no create, and of a bulk overwrite only "commands that do not already exist" count.
   * https://docs.discord.com/developers/interactions/application-commands#registering-a-command
   * @throws DiscordError 30034, counting nothing
   */
  take(guildId: string | null, count: number): void;
}

export function createCommandCreates(clock: Clock): CommandCreates {
  const days = new Map<string, { opensAt: number; used: number }>();

  const dayOf = (scope: string) => {
    const known = days.get(scope);
    if (known && clock.now() - known.opensAt < DAY_MS) return known;
    const opened = { opensAt: clock.now(), used: 0 };
    days.set(scope, opened);
    return opened;
  };

  return {
    take(guildId, count) {
      const day = dayOf(guildId ?? 'global');
      if (day.used + count > MAX_A_DAY) throw errors.tooManyDailyCommands();
      day.used += count;
    },
  };
}

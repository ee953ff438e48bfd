import { DomainError } from '#domain/errors.ts';
import type { AdminCommand } from './admin-command.ts';

/** Tells Discord of the bot's commands now. With --force, also of those it knows already. */
export const deployCommands: AdminCommand = {
  name: 'deploy-commands',
  usage: 'deploy-commands [--force]',
  positionals: 0,
  isAskingOutside: true,
  options: { force: { type: 'boolean' } },

  async run({ domain, sources, values }) {
    const { DISCORD_API_BASE: apiBase, DISCORD_TOKEN: token } = sources;
    if (!token) throw new DomainError('unavailable', 'discord_off', 'DISCORD_TOKEN is not set: there is no bot.');
    // The bot's handlers come with discord.js, which no other command of this tool waits for.
    const [{ registry }, { deployRest }, { deployCommands: deploy }] = await Promise.all([
      import('../../bot/registry.ts'),
      import('../../bot/deploy/deploy-rest.ts'),
      import('../../bot/deploy/deploy-commands.ts'),
    ]);
    const rest = deployRest({ apiBase, token });
    return deploy({ rest, registry, deployments: domain.commandDeployments, isForced: values.force === true });
  },
};

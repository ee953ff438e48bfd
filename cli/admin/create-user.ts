import { type AdminCommand, optionalOption, UsageError, word } from './admin-command.ts';
import { isDiscordId } from './is-discord-id.ts';

export const createUser: AdminCommand = {
  name: 'create-user',
  usage: 'create-user NAME [--discord-id ID] [--admin]',
  positionals: 1,
  options: { 'discord-id': { type: 'string' }, admin: { type: 'boolean' } },

  async run(input) {
    const discordId = optionalOption(input, 'discord-id');
    if (discordId && !isDiscordId(discordId)) throw new UsageError('--discord-id is 17 to 20 digits');
    const user = await input.domain.accounts.createUser({
      name: word(input, 0),
      discordId: discordId ?? null,
      roles: input.values.admin ? ['core'] : [],
    });
    return { id: user.id, name: user.name, discordId: user.discordId, roles: user.roles };
  },
};

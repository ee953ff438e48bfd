import { REST, type RESTPutAPIApplicationGuildCommandsJSONBody, Routes } from 'discord.js';
import type { MessageCommand, SlashCommand, UserCommand } from './slash-command.ts';

interface Deployment {
  apiBase: string;
  token: string;
  applicationId: string;
  guildIds: string[];
  commands: readonly (SlashCommand | MessageCommand | UserCommand)[];
}

/** Tells Discord of our commands, guild by guild, so that a change shows at once. Replaces those of before. */
export async function deployCommands({ apiBase, token, applicationId, guildIds, commands }: Deployment): Promise<void> {
  const rest = new REST({ api: apiBase }).setToken(token);
  const body: RESTPutAPIApplicationGuildCommandsJSONBody = commands.map((command) => command.data.toJSON());
  for (const guildId of guildIds) await rest.put(Routes.applicationGuildCommands(applicationId, guildId), { body });
}

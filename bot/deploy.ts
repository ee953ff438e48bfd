import { REST, Routes } from 'discord.js';
import { commandPayloads } from './command-payloads.ts';
import type { Registry } from './registry.ts';

interface Deployment {
  apiBase: string;
  token: string;
  applicationId: string;
  guildIds: string[];
  registry: Registry;
}

/** Tells Discord of our commands, guild by guild, so that a change shows at once. Replaces those of before. */
export async function deployCommands({ apiBase, token, applicationId, guildIds, registry }: Deployment): Promise<void> {
  const rest = new REST({ api: apiBase }).setToken(token);
  const body = commandPayloads(registry);
  for (const guildId of guildIds) await rest.put(Routes.applicationGuildCommands(applicationId, guildId), { body });
}

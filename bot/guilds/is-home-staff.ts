import type { BaseInteraction } from 'discord.js';
import type { BotContext } from '../context.ts';
import { isStaff } from '../support/actor.ts';

/** Whether a member of this guild is staff: by Manage Guild, by the support role, or as one of the platform's core team. */
export async function isHomeStaff(interaction: BaseInteraction<'cached'>, context: BotContext): Promise<boolean> {
  const settings = await context.guilds.findSettings(interaction.guildId);
  if (isStaff(interaction.member, settings?.supportRoleId)) return true;
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  return user?.roles.includes('core') ?? false;
}

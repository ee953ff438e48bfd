import type { ChatInputCommandInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { requireHome } from '../glimcap/require-home.ts';
import { isStaff } from '../support/actor.ts';

/**
 * Metrics are shown to whoever has Manage Guild or the support role, and to the platform's core team.
 * @throws DomainError forbidden `staff_only`, `home_guild_only`
 */
export async function requireStaff(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
): Promise<void> {
  requireHome(interaction, context);
  const settings = await context.guilds.findSettings(interaction.guildId);
  if (isStaff(interaction.member, settings?.supportRoleId)) return;
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  if (user?.roles.includes('core')) return;
  throw new DomainError('forbidden', 'staff_only', context.words.metrics('staffOnly'));
}

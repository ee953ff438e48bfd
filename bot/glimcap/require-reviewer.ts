import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { requireHome } from '../guilds/require-home.ts';

/**
 * Reports are reviewed by whoever manages the guild that Glim belongs to, or is in the platform's core team.
 * @throws DomainError forbidden `reviewer_only`, `home_guild_only`
 */
export async function requireReviewer(interaction: BaseInteraction<'cached'>, context: BotContext): Promise<void> {
  requireHome(interaction, context);
  if (interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild)) return;
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  if (user?.roles.includes('core')) return;
  throw new DomainError('forbidden', 'reviewer_only', context.words.glimcap('reviewerOnly'));
}

import type { BaseInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/**
 * The bot may be in many guilds; the community's figures belong to one.
 * @throws DomainError forbidden `home_guild_only`
 */
export function requireHome(interaction: BaseInteraction<'cached'>, { homeGuildId, words }: BotContext): void {
  if (interaction.guildId === homeGuildId) return;
  throw new DomainError('forbidden', 'home_guild_only', words.glimcap('homeOnly'));
}

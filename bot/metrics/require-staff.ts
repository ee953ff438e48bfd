import type { ChatInputCommandInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';
import { requireHome } from '../glimcap/require-home.ts';
import { isHomeStaff } from '../guilds/is-home-staff.ts';

/**
 * Metrics are shown to whoever has Manage Guild or the support role, and to the platform's core team.
 * @throws DomainError forbidden `staff_only`, `home_guild_only`
 */
export async function requireStaff(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
): Promise<void> {
  requireHome(interaction, context);
  if (await isHomeStaff(interaction, context)) return;
  throw new DomainError('forbidden', 'staff_only', context.words.metrics('staffOnly'));
}

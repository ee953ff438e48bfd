import type { ChatInputCommandInteraction } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { canReadMetrics } from '#domain/metrics/policies.ts';
import type { BotContext } from '../context.ts';
import { isHomeStaff } from '../guilds/is-home-staff.ts';
import { requireHome } from '../guilds/require-home.ts';

/**
 * The guild's own staff looks after the metrics; for others their account decides, by the policy that the web pages go
 * by too.
 * @throws DomainError forbidden `staff_only`, `home_guild_only`
 */
export async function requireStaff(
  interaction: ChatInputCommandInteraction<'cached'>,
  context: BotContext,
  isAllowed: typeof canReadMetrics = canReadMetrics,
): Promise<void> {
  requireHome(interaction, context);
  if (await isHomeStaff(interaction, context)) return;
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  if (user && isAllowed(user)) return;
  throw new DomainError('forbidden', 'metrics_staff_only', context.words.metrics('staffOnly'));
}

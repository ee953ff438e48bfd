import type { BaseInteraction } from 'discord.js';
import { canReviewEmotes } from '#domain/emotes/policies.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { isHomeStaff } from '../../guilds/is-home-staff.ts';
import { requireHome } from '../../guilds/require-home.ts';

/**
 * Emotes are the platform's, so staff of the guild that Glim belongs to decide, and who may on the web.
 * @throws DomainError forbidden `emote_reviewer_only`, `home_guild_only`
 */
export async function requireEmoteReviewer(interaction: BaseInteraction<'cached'>, context: BotContext): Promise<void> {
  requireHome(interaction, context);
  if (await isHomeStaff(interaction, context)) return;
  const user = await context.accounts.findByDiscordId(interaction.user.id);
  if (user && canReviewEmotes(user)) return;
  throw new DomainError('forbidden', 'emote_reviewer_only', context.words.emotes('review.staffOnly'));
}

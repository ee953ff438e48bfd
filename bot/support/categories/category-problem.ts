import type { Guild } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../../context.ts';
import { getCategoryPlace } from '../category-desk.ts';

/** Why no ticket can be opened in a category now, as a sentence for staff; null when one can. */
export async function categoryProblem(
  guild: Guild,
  category: TicketCategory,
  context: BotContext,
): Promise<string | null> {
  try {
    await getCategoryPlace(guild, category, context);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return `⚠️ ${context.words.refusal(error)}`;
    throw error;
  }
}

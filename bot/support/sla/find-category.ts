import type { ChatInputCommandInteraction } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../../context.ts';

/** The category that was chosen; null for all of them. @throws DomainError not_found `category_not_found` */
export async function findCategory(
  { options, guildId }: ChatInputCommandInteraction<'cached'>,
  { ticketCategories }: Pick<BotContext, 'ticketCategories'>,
): Promise<TicketCategory | null> {
  const chosen = options.getString('category');
  return chosen ? ticketCategories.get(guildId, chosen) : null;
}

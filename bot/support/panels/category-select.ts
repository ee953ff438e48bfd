import { StringSelectMenuBuilder, StringSelectMenuOptionBuilder } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import { customId } from '../../custom-id.ts';
import type { BotWords } from '../../words.ts';
import { componentEmoji } from '../component-emoji.ts';

export const CATEGORY_SELECT = 'ticket-category';

/**
 * A menu of categories: choosing one opens its form.
 * @param topic what the ticket will be about, where that is known; at most 80 characters, as it is kept in the custom id
 */
export function categorySelect(
  categories: readonly TicketCategory[],
  words: BotWords,
  topic = '',
): StringSelectMenuBuilder {
  return new StringSelectMenuBuilder()
    .setCustomId(customId(CATEGORY_SELECT, topic))
    .setPlaceholder(words.tickets('open.placeholder'))
    .addOptions(categories.map(option));
}

function option({ id, name, description, emoji }: TicketCategory): StringSelectMenuOptionBuilder {
  const built = new StringSelectMenuOptionBuilder().setLabel(name).setValue(id);
  if (description) built.setDescription(description);
  if (emoji) built.setEmoji(componentEmoji(emoji));
  return built;
}

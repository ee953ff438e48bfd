import { ActionRowBuilder, StringSelectMenuBuilder } from 'discord.js';
import type { HelpArticle } from '#domain/support/help/help-article.ts';
import { customId } from '../../custom-id.ts';

export const ARTICLE_SELECT = 'help-article';
/** Discord's limits for a select and for the description of an option. */
const OPTIONS_MAX = 25;
const DESCRIPTION_LENGTH = 100;

/** A select of guides: choosing one shows it in place of what is there. */
export function articleSelect(
  articles: readonly HelpArticle[],
  placeholder: string,
): ActionRowBuilder<StringSelectMenuBuilder> {
  const options = articles
    .slice(0, OPTIONS_MAX)
    .map(({ slug, title, summary }) => ({ label: title, value: slug, description: shortened(summary) }));
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder().setCustomId(customId(ARTICLE_SELECT)).setPlaceholder(placeholder).addOptions(options),
  );
}

/** Cut between words. */
function shortened(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, DESCRIPTION_LENGTH - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ')).toWellFormed()}…`;
}

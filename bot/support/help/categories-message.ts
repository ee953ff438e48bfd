import { ActionRowBuilder, EmbedBuilder, StringSelectMenuBuilder } from 'discord.js';
import { HELP_CATEGORIES, type HelpArticle } from '#domain/support/help/help-article.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import type { HelpMessage } from './article-message.ts';
import { articleSelect } from './article-select.ts';
import { GLIMMER } from './glimmer.ts';
import { articleUrl } from './help-url.ts';

export const CATEGORY_SELECT = 'help-category';
/** Discord's limit for an embed's description is 4,096. */
const LISTED_LENGTH = 3_500;

type Context = Pick<BotContext, 'help' | 'publicUrl' | 'words'>;

/** What there are guides about; with a category, its guides. */
export function categoriesMessage(context: Context, chosen?: string): HelpMessage {
  const { help, publicUrl, words } = context;
  const filled = HELP_CATEGORIES.filter((category) => help.list().some((article) => article.category === category));
  const category = filled.find((each) => each === chosen);
  const articles = help.list().filter((article) => article.category === category);
  const embed = new EmbedBuilder()
    .setColor(GLIMMER)
    .setTitle(category ? words.help(`category.${category}`) : words.help('title'))
    .setURL(category ? `${publicUrl}/help#${category}` : `${publicUrl}/help`)
    .setDescription(category ? linesOf(articles, publicUrl) : words.help('intro'));
  const select = new StringSelectMenuBuilder()
    .setCustomId(customId(CATEGORY_SELECT))
    .setPlaceholder(words.help('chooseCategory'))
    .addOptions(
      filled.map((each) => ({ label: words.help(`category.${each}`), value: each, default: each === category })),
    );
  const chooseCategory = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
  const chooseArticle = articles.length > 0 ? [articleSelect(articles, words.help('chooseArticle'))] : [];
  return { embeds: [embed], components: [chooseCategory, ...chooseArticle] };
}

/** As many as fit, each with its address and what it is about. */
export function linesOf(articles: readonly HelpArticle[], publicUrl: string): string {
  const lines: string[] = [];
  let length = 0;
  for (const article of articles) {
    const line = `**[${article.title}](${articleUrl(article, publicUrl)})**\n${article.summary}`;
    length += line.length + 1;
    if (length > LISTED_LENGTH) break;
    lines.push(line);
  }
  return lines.join('\n');
}

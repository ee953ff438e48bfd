import { ActionRowBuilder, EmbedBuilder, escapeMarkdown, type MessageActionRowComponentBuilder } from 'discord.js';
import type { BotContext } from '../../context.ts';
import type { HelpMessage } from './article-message.ts';
import { articleSelect } from './article-select.ts';
import { linesOf } from './categories-message.ts';
import { GLIMMER } from './glimmer.ts';
import { ticketButton } from './ticket-button.ts';

const FOUND = 5;

/** The guides that fit a question; where none does, the way to a person, and a note for staff. */
export async function foundMessage(asked: string, guildId: string | null, context: BotContext): Promise<HelpMessage> {
  const { help, helpFeedback, publicUrl, words } = context;
  const articles = help.search(asked, { limit: FOUND }).map(({ article }) => article);
  const ticket = await ticketButton(guildId, context);
  const person = ticket ? [new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(ticket)] : [];
  const embed = new EmbedBuilder().setColor(GLIMMER);
  const question = escapeMarkdown(asked);
  if (articles.length === 0) {
    await helpFeedback.missed(asked);
    embed.setTitle(words.help('title')).setURL(`${publicUrl}/help`);
    embed.setDescription(words.help('none', { question, url: `${publicUrl}/help` }));
    return { embeds: [embed], components: person };
  }
  embed.setTitle(words.help('found')).setURL(`${publicUrl}/help?${new URLSearchParams({ q: asked.toWellFormed() })}`);
  embed.setDescription(linesOf(articles, publicUrl));
  return { embeds: [embed], components: [articleSelect(articles, words.help('chooseArticle')), ...person] };
}

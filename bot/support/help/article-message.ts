import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type MessageActionRowComponentBuilder,
} from 'discord.js';
import type { HelpArticle } from '#domain/support/help/help-article.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { articleSelect } from './article-select.ts';
import { GLIMMER } from './glimmer.ts';
import { articleUrl } from './help-url.ts';
import { ticketButton } from './ticket-button.ts';

export const VOTE_BUTTON = 'help-vote';
const STEPS_SHOWN = 6;
const RELATED_SHOWN = 10;

/** What a reader of the message has said: whether the guide helped. */
type Answer = 'yes' | 'no';

export interface HelpMessage {
  embeds: EmbedBuilder[];
  components: ActionRowBuilder<MessageActionRowComponentBuilder>[];
}

/** A guide in short: what it is about, its first steps, and where to go from there. */
export async function articleMessage(
  article: HelpArticle,
  guildId: string | null,
  context: BotContext,
  answer?: Answer,
): Promise<HelpMessage> {
  const { help, words } = context;
  const related = help.related(article, RELATED_SHOWN);
  const ticket = await ticketButton(guildId, context);
  const buttons = [readButton(article, context), ...voteButtons(article, context, answer), ...(ticket ? [ticket] : [])];
  return {
    embeds: [articleEmbed(article, context, answer)],
    components: [
      new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(buttons),
      ...(related.length > 0 ? [articleSelect(related, words.help('related'))] : []),
    ],
  };
}

function articleEmbed(article: HelpArticle, { publicUrl, words }: BotContext, answer?: Answer): EmbedBuilder {
  const { title, summary, steps, category } = article;
  const numbered = steps.slice(0, STEPS_SHOWN).map((step, index) => `${index + 1}. ${step}`);
  const more = steps.length > STEPS_SHOWN ? [words.help('moreSteps')] : [];
  const thanks = answer ? [`**${words.help(`thanks.${answer}`)}**`] : [];
  const blocks = [summary, [...numbered, ...more].join('\n'), ...thanks].filter(Boolean);
  const languages = words.language === 'en' ? [] : [words.help('inEnglish')];
  return new EmbedBuilder()
    .setColor(GLIMMER)
    .setTitle(title)
    .setURL(articleUrl(article, publicUrl))
    .setDescription(blocks.join('\n\n'))
    .setFooter({ text: [words.help(`category.${category}`), ...languages].join(' · ') });
}

function readButton(article: HelpArticle, { publicUrl, words }: BotContext): ButtonBuilder {
  return new ButtonBuilder()
    .setStyle(ButtonStyle.Link)
    .setLabel(words.help('read'))
    .setURL(articleUrl(article, publicUrl));
}

/** Both stay, so that who pressed the wrong one can press the other. */
function voteButtons({ slug }: HelpArticle, { words }: BotContext, answer?: Answer): ButtonBuilder[] {
  return (['yes', 'no'] as const).map((each) =>
    new ButtonBuilder()
      .setCustomId(customId(VOTE_BUTTON, `${each}:${slug}`))
      .setLabel(words.help(`vote.${each}`))
      .setStyle(each === answer ? ButtonStyle.Success : ButtonStyle.Secondary)
      .setDisabled(each === answer),
  );
}

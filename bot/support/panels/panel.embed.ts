import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  type MessageActionRowComponentBuilder,
  type MessageCreateOptions,
} from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { TicketPanel } from '#domain/support/categories/ticket-panel.entity.ts';
import { RETENTION_DAYS } from '#domain/support/retention.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { componentEmoji } from '../component-emoji.ts';
import { categorySelect } from './category-select.ts';

export const PANEL_BUTTON = 'ticket-open';
/** Discord: a row has 5 buttons. */
const PER_ROW = 5;

type Shown = Partial<Pick<TicketPanel, 'title' | 'text' | 'style'>> & { url?: string };
type Row = ActionRowBuilder<MessageActionRowComponentBuilder>;
type Message = Required<Pick<MessageCreateOptions, 'embeds' | 'components'>>;

/** A message from which members open tickets. It says that what is written is kept, and how long. */
export function panel(
  categories: readonly TicketCategory[],
  { words }: Pick<BotContext, 'words'>,
  { title, text, style = 'buttons', url }: Shown = {},
): Message {
  const kept = words.tickets('panel.kept', { days: RETENTION_DAYS });
  const embed = new EmbedBuilder()
    .setColor(0xf2b544)
    .setTitle(title ?? words.support('panel.title'))
    .setDescription(text ? `${text}\n\n${kept}` : words.support('panel.text', { days: RETENTION_DAYS }));
  if (url) embed.setURL(url);
  const described = categories.filter(({ description }) => description);
  if (style === 'buttons' && described.length > 0) embed.addFields(described.slice(0, 25).map(describe));
  return { embeds: [embed], components: rows(categories, { words, style }) };
}

function rows(
  categories: readonly TicketCategory[],
  { words, style }: Pick<BotContext, 'words'> & Pick<TicketPanel, 'style'>,
): Row[] {
  const [only] = categories;
  if (!only) return [];
  if (categories.length === 1) {
    const isUsual = only.isDefault && only.questions.length === 0;
    return [row([button(only, isUsual ? words.support('panel.open') : only.name, ButtonStyle.Primary)])];
  }
  if (style === 'select') return [row([categorySelect(categories, words)])];
  const buttons = categories.map((category) => button(category, category.name, ButtonStyle.Secondary));
  return Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, index) =>
    row(buttons.slice(index * PER_ROW, (index + 1) * PER_ROW)),
  );
}

function row(components: MessageActionRowComponentBuilder[]): Row {
  return new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(components);
}

function button({ id, emoji }: TicketCategory, label: string, style: ButtonStyle): ButtonBuilder {
  const built = new ButtonBuilder().setCustomId(customId(PANEL_BUTTON, id)).setLabel(label).setStyle(style);
  return emoji ? built.setEmoji(componentEmoji(emoji)) : built;
}

function describe({ name, emoji, description }: TicketCategory) {
  return { name: emoji ? `${emoji} ${name}` : name, value: description ?? '…', inline: true };
}

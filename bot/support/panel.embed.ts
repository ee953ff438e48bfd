import { ActionRowBuilder, ButtonBuilder, ButtonStyle, EmbedBuilder, type MessageCreateOptions } from 'discord.js';
import { RETENTION_DAYS } from '#domain/support/retention.ts';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';

export const PANEL_BUTTON = 'ticket-open';

/** The message in the ticket channel with the button that opens one. It says that what is written is kept, and how long. */
export function panel({
  words,
}: Pick<BotContext, 'words'>): Required<Pick<MessageCreateOptions, 'embeds' | 'components'>> {
  const embed = new EmbedBuilder()
    .setColor(0xf2b544)
    .setTitle(words.support('panel.title'))
    .setDescription(words.support('panel.text', { days: RETENTION_DAYS }));
  const button = new ButtonBuilder()
    .setCustomId(customId(PANEL_BUTTON))
    .setLabel(words.support('panel.open'))
    .setStyle(ButtonStyle.Primary);
  return { embeds: [embed], components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)] };
}

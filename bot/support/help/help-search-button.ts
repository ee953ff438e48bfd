import { ButtonBuilder, ButtonStyle } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';

export const HELP_SEARCH = 'help-search';

/** The way to the guides, where there are any. */
export function helpSearchButton({ help, words }: Pick<BotContext, 'help' | 'words'>): ButtonBuilder[] {
  if (help.list().length === 0) return [];
  return [
    new ButtonBuilder()
      .setCustomId(customId(HELP_SEARCH))
      .setLabel(words.help('search'))
      .setStyle(ButtonStyle.Secondary),
  ];
}

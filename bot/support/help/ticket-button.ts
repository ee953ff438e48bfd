import { ButtonBuilder, ButtonStyle } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { PANEL_BUTTON } from '../panels/panel.embed.ts';

/** The way to a person, where the guild has chosen who answers; null elsewhere, and in direct messages. */
export async function ticketButton(
  guildId: string | null,
  { guilds, words }: Pick<BotContext, 'guilds' | 'words'>,
): Promise<ButtonBuilder | null> {
  const settings = guildId === null ? null : await guilds.findSettings(guildId);
  if (!settings?.ticketChannelId || !settings.supportRoleId) return null;
  return new ButtonBuilder()
    .setCustomId(customId(PANEL_BUTTON))
    .setLabel(words.help('ticket'))
    .setStyle(ButtonStyle.Primary);
}

import { escapeMarkdown, formatEmoji } from 'discord.js';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { BotContext } from '../context.ts';

/** An emote as a message shows it: the guild's emoji, the application's where the guild has none, else its name. */
export async function emojiText(guildId: string, emote: Emote, { emojiLedger }: BotContext): Promise<string> {
  const emoji = await emojiLedger.findShown(guildId, emote);
  if (!emoji?.emojiId) return `:${escapeMarkdown(emote.name)}:`;
  return formatEmoji({ id: emoji.emojiId, name: emoji.name, animated: emoji.isAnimated });
}

import type { BotContext } from '../context.ts';

/**
 * The context for what is posted in a guild for everyone to read: its words are in
 * the language that staff chose, else in the guild's preferred one on Discord.
 */
export async function inGuildLanguage(guildId: string, context: BotContext): Promise<BotContext> {
  const { client, guilds, languages } = context;
  const chosen = (await guilds.findSettings(guildId))?.language;
  return { ...context, words: languages.of(chosen ?? client.guilds.cache.get(guildId)?.preferredLocale) };
}

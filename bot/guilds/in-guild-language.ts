import type { BotContext } from '../context.ts';

/** The context for what is posted in a guild for everyone to read: its words are in the guild's language. */
export async function inGuildLanguage(guildId: string, context: BotContext): Promise<BotContext> {
  const { client, languages } = context;
  return { ...context, words: languages.of(client.guilds.cache.get(guildId)?.preferredLocale) };
}

import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';

/** The context for what is posted about a report: in the language of the guild that Glim belongs to. The report itself is English. */
export async function inHomeLanguage(context: BotContext): Promise<BotContext> {
  return context.homeGuildId === null ? context : inGuildLanguage(context.homeGuildId, context);
}

import type { BotContext } from './context.ts';

/**
 * The context for a message that a member did not ask for, such as one in their
 * direct messages: in the language in which they last used the bot; before that
 * in English.
 */
export async function inMemberLanguage(userId: string, context: BotContext): Promise<BotContext> {
  return { ...context, words: context.languages.of(await context.memberLocales.find(userId)) };
}

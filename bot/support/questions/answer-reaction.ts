import type { Message, MessageCreateOptions } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { isRefused } from '../../is-refused.ts';

/**
 * Answers who made a ticket of their own question with a reaction: below the question, where everybody read it anyway. A
 * direct message would reach those alone who take any. What Discord tells twice is answered once. Where the bot may not write, the ticket's way stays the menu's.
 */
export async function answerReaction(
  message: Message<true>,
  answer: Pick<MessageCreateOptions, 'content' | 'components'>,
  { log }: Pick<BotContext, 'log'>,
): Promise<void> {
  try {
    const once = { nonce: `h${message.id}`, enforceNonce: true };
    await message.reply({ ...answer, ...once, allowedMentions: { parse: [], repliedUser: true } });
  } catch (error) {
    if (!isRefused(error)) throw error;
    log.info({ channelId: message.channelId, reason: error.message }, 'reaction not answered');
  }
}

import type { GuildMember, Message } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { type Held, holdBack } from '../opening/hold-back.ts';
import { formOfMessage } from './form-of-message.ts';
import { categoryOfMessage } from './make-ticket-of.ts';

/**
 * What the writer of a message is shown before it becomes a ticket. Null where the ticket is made at once, which it is also
 * when staff make it of somebody else's: they have read it, and answer it themselves.
 */
export async function holdBackMessage(
  message: Message<true>,
  by: GuildMember,
  context: BotContext,
): Promise<Held | null> {
  if (message.author.id !== by.id || (await context.support.findBySource(message.id))) return null;
  const category = await categoryOfMessage(message, context);
  const source = { channelId: message.channelId, id: message.id };
  return holdBack({ category, member: by, form: formOfMessage(message), source, next: 'ticket' }, context);
}

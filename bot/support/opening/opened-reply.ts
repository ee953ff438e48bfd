import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { outsideHours } from '../sla/outside-hours.ts';

/** Tells who opened a ticket where it is, and, while nobody is there, when somebody will be. */
export async function openedReply(
  ticket: Ticket,
  context: Pick<BotContext, 'supportHours' | 'words' | 'now'>,
): Promise<string> {
  const opened = context.words.support('opened', { thread: `<#${ticket.threadId}>` });
  const later = await outsideHours(ticket, context);
  return later ? `${opened}\n${later}` : opened;
}

import type { GuildMember } from 'discord.js';
import { requireCloser } from '#domain/support/permits.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { actorOf } from './actor.ts';
import { transcriptUrl } from './transcript-url.ts';

/** Closes a ticket. @returns what to tell whoever closed it */
export async function closeTicket(
  ticket: Ticket,
  member: GuildMember,
  context: BotContext,
  { reason = '' } = {},
): Promise<string> {
  const { publicUrl, recorder, ticketClosing, words } = context;
  const actor = await actorOf(member, context, ticket.category);
  requireCloser(actor, ticket);
  // Once more from Discord itself, so that the transcript lacks nothing when it is called closed.
  await recorder.catchUp(ticket);
  const { number } = await ticketClosing.close(ticket.id, actor, { reason });
  return words.support('close.done', { number, url: transcriptUrl(ticket, publicUrl) });
}

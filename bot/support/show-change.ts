import { createHash } from 'node:crypto';
import { DiscordAPIError, escapeMarkdown, type PrivateThreadChannel, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { card } from './card.embed.ts';
import { fetchThread } from './fetch-thread.ts';
import { transcriptUrl } from './transcript-url.ts';

type Change = OutboxTasks['ticket.changed'];

/**
 * Says in a ticket's thread what was done with the ticket and brings its card up
 * to date; a closed one is then locked and archived. A durable job: at least
 * once, and the nonce keeps a repetition within minutes from being said twice.
 */
export async function showChange(change: Change, context: BotContext): Promise<void> {
  const ticket = await context.support.find(change.ticketId);
  const thread = ticket?.threadId ? await fetchThread(ticket.threadId, context) : null;
  if (!ticket || !thread) return;
  // Writing would wake a thread that is closed for good by now.
  if (thread.locked || (ticket.state === 'closed' && change.change !== 'closed')) return;
  await thread.send({ content: sentence(change, ticket, context), nonce: nonceOf(change), enforceNonce: true });
  await editCard(thread, ticket, context);
  if (ticket.state === 'closed') await thread.edit({ locked: true, archived: true });
}

function sentence({ change, by }: Change, ticket: Ticket, { words, publicUrl }: BotContext): string {
  const name = escapeMarkdown(by);
  if (change === 'closed') return words.support('change.closed', { name, url: transcriptUrl(ticket, publicUrl) });
  return words.support(`change.${change}`, { name });
}

async function editCard(thread: PrivateThreadChannel, ticket: Ticket, context: BotContext): Promise<void> {
  if (!ticket.cardMessageId) return;
  try {
    await thread.messages.edit(ticket.cardMessageId, card(ticket, context));
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMessage) throw error;
    context.log.info({ ticket: ticket.number }, 'ticket card was deleted by someone');
  }
}

/** What the message is about in the 25 characters that Discord takes. */
function nonceOf({ ticketId, change, at }: Change): string {
  return createHash('sha256').update(`${ticketId}:${change}:${at}`).digest('base64url').slice(0, 25);
}

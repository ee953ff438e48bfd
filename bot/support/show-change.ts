import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { card } from './card.embed.ts';
import { changeMessage } from './change-message.ts';
import { closeQuestionId } from './close-question-id.ts';
import { fetchPlace, type TicketPlace } from './fetch-place.ts';
import { findQuestion } from './find-question.ts';
import { isLocked, lockPlace, openPlace } from './lock-place.ts';
import { sayOnce } from './say-once.ts';

type Change = OutboxTasks['ticket.changed'];

/**
 * Says in a ticket's place what was done with the ticket and brings its card up
 * to date; a closed one is then locked, one that was opened again is unlocked. A
 * durable job that may run twice and says it once. Jobs may overtake each other, so
 * what is shown is the ticket as it is now, one job after the other.
 */
export function showChange(change: Change, context: BotContext): Promise<void> {
  return context.inTurn.run(`ticket:${change.ticketId}`, () => show(change, context));
}

async function show(change: Change, given: BotContext): Promise<void> {
  const ticket = await given.support.find(change.ticketId);
  const place = ticket?.threadId ? await fetchPlace(ticket.threadId, given) : null;
  if (!ticket || !place) return;
  const context = await inGuildLanguage(ticket.guildId, given);
  const isClosed = ticket.state === 'closed';
  // Writing would wake a thread that is closed for good by now.
  if (isClosed && (change.change !== 'closed' || isLocked(place))) return;
  await openPlace(place, ticket);
  const message = (await isAsked(change, ticket, place)) ? null : changeMessage(change, ticket, context);
  if (message) await sayOnce(place, message, change, context);
  await editCard(place, ticket, context);
  if (isClosed) await lockPlace(place, ticket);
}

/**
 * Whether a question for the member needs no asking: it stands already, which a bot that was killed before it wrote that down
 * does not know, or another one was asked since, or it was answered.
 */
async function isAsked(change: Change, ticket: Ticket, place: TicketPlace): Promise<boolean> {
  if (change.change !== 'close_requested') return false;
  if (ticket.closeRequestExpiresAt?.toISOString() !== change.facts?.until) return true;
  return (await findQuestion(place, closeQuestionId(change, ticket))) !== undefined;
}

/** The card says how the ticket stands. One that somebody deleted stays deleted. */
export async function editCard(place: TicketPlace, ticket: Ticket, context: BotContext): Promise<void> {
  if (!ticket.cardMessageId) return;
  try {
    await place.messages.edit(ticket.cardMessageId, await card(ticket, context));
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMessage) throw error;
    context.log.info({ ticket: ticket.number }, 'ticket card was deleted by someone');
  }
}

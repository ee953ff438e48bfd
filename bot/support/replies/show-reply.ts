import { escapeMarkdown } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { TicketReply } from '#domain/support/replies/ticket-reply.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { nonceOf } from '../../nonce.ts';
import { fetchPlace, type TicketPlace } from '../fetch-place.ts';
import { openPlace } from '../lock-place.ts';

/** How many messages back a lost reply is looked for: it was posted moments ago. */
const LOOK_BACK = 50;

/**
 * Says in a ticket's place what staff said on the web, by a prepared reply or without their name. A durable job. A crash
 * between Discord's answer and our commit leaves a message that nobody knows: the attempt is stored first, and a second
 * one looks for the same text among ours that are no reply yet.
 */
export async function showReply({ replyId }: OutboxTasks['ticket.reply'], context: BotContext): Promise<void> {
  const reply = await context.ticketReplies.find(replyId);
  if (!reply || reply.messageId || reply.failure) return;
  await context.inTurn.run(`ticket:${reply.ticket.id}`, () => show(reply, context));
}

async function show(reply: TicketReply, context: BotContext): Promise<void> {
  const { ticketLog, ticketReplies } = context;
  const { ticket } = reply;
  const place = ticket.threadId ? await fetchPlace(ticket.threadId, context) : null;
  if (!place) return ticketReplies.failed(reply, 'its place is gone');
  const content = await contentOf(reply, context);
  const isRetry = Boolean(reply.attemptedAt);
  await ticketReplies.attempted(reply);
  await openPlace(place, ticket);
  const message =
    (isRetry && (await findLost(place, reply, content, context))) ||
    (await place.send({ content, nonce: nonceOf(reply.id), enforceNonce: true }));
  await ticketLog.keepReply(reply, { id: message.id, sentAt: message.createdAt });
  await ticketReplies.posted(reply, message.id);
}

async function contentOf({ ticket, authorName, isAnonymous, text }: TicketReply, given: BotContext): Promise<string> {
  const { guildSupport, words } = await inGuildLanguage(ticket.guildId, given);
  const { supportName } = await guildSupport.get(ticket.guildId);
  const support = supportName ?? words.tickets('reply.support');
  const name = isAnonymous ? support : authorName;
  return words.tickets('reply.says', { name: escapeMarkdown(name), text });
}

async function findLost(
  place: TicketPlace,
  { attemptedAt, ticket }: TicketReply,
  content: string,
  { ticketReplies, client }: BotContext,
) {
  const known = await ticketReplies.listMessageIds(ticket.id);
  const recent = await place.messages.fetch({ limit: LOOK_BACK, cache: false });
  // Discord's clock and ours may differ a little.
  const since = (attemptedAt?.getTime() ?? 0) - 60_000;
  return recent.find(
    (message) =>
      message.author.id === client.user.id &&
      message.content === content &&
      message.createdTimestamp >= since &&
      !known.has(message.id),
  );
}

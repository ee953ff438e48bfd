import type { GuildMember, Message } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { actorOf } from '../actor.ts';
import { findMember } from '../find-member.ts';
import { openTicket } from '../opening/open-ticket.ts';
import { formOfMessage } from './form-of-message.ts';
import { quoteMessage } from './quote-message.ts';

interface Maker {
  by: GuildMember;
  /** Whether they know that nobody is there just now. */
  isTold?: boolean;
  /** In which it waited, if it did. */
  draftId?: string;
}

/** The category of a ticket that is made of a message: the one that its text channel names, where it is watched. */
export async function categoryOfMessage(
  { channelId, guildId }: Message<true>,
  { questions, ticketCategories }: BotContext,
): Promise<TicketCategory> {
  const watched = await questions.find(channelId);
  return watched?.category ?? ticketCategories.getDefault(guildId);
}

/**
 * Opens a ticket for whoever wrote a message, with what they wrote and attached. Who makes one of their own message is held
 * to limits and hours as with every ticket; staff, for somebody else, are not.
 * @throws DomainError also when it has become a ticket already
 */
export async function makeTicketOf(
  message: Message<true>,
  { by, isTold = false, draftId }: Maker,
  context: BotContext,
): Promise<Ticket> {
  const category = await categoryOfMessage(message, context);
  const actor = await actorOf(by, context, category);
  const { guild, author } = message;
  const isOwn = author.id === by.id;
  if (!actor.isStaff && !isOwn) {
    throw new DomainError('forbidden', 'ticket_not_staff', context.words.tickets('openFor.staffOnly'));
  }
  await requireFree(message, context);
  const member = author.bot ? null : await findMember(guild, author.id);
  if (!member) throw new DomainError('not_found', 'member_not_here', context.words.tickets('memberNotHere'));
  const form = formOfMessage(message);
  const made = {
    ...{ sourceMessageId: message.id, isTold },
    ...(isOwn ? {} : { openedBy: actor }),
    ...(draftId ? { draftId } : {}),
  };
  const ticket = await openTicket({ member, category, form, ...made }, context);
  await context.questions.becameTicket(message.id, ticket.id);
  await quoteMessage(message, ticket, context);
  return ticket;
}

/** A message makes one ticket only. @throws DomainError conflict `message_is_ticket` */
async function requireFree({ id }: Message, { support, words }: BotContext): Promise<void> {
  const known = await support.findBySource(id);
  if (!known) return;
  const facts = { number: known.number, place: `<#${known.threadId}>` };
  throw new DomainError('conflict', 'message_is_ticket', words.tickets('openFor.known', facts), facts);
}

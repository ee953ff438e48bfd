import type { GuildMember, Message } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { actorOf } from '../actor.ts';
import { findMember } from '../find-member.ts';
import { openTicket } from '../opening/open-ticket.ts';
import { quoteMessage } from './quote-message.ts';

const MAX_SUBJECT = 100;
/** The card shows it beside a link to the message. */
const MAX_QUOTE = 1_800;

/**
 * Opens a ticket for whoever wrote a message, with what they wrote and attached. In a watched text channel it belongs to
 * the category that the channel names. @throws DomainError also when it has become a ticket already
 */
export async function makeTicketOf(message: Message<true>, by: GuildMember, context: BotContext): Promise<Ticket> {
  const { questions, ticketCategories, words } = context;
  const { guild, author } = message;
  const watched = await questions.find(message.channelId);
  const category = watched?.category ?? (await ticketCategories.getDefault(guild.id));
  const actor = await actorOf(by, context, category);
  const isOwn = author.id === by.id;
  if (!actor.isStaff && !isOwn) {
    throw new DomainError('forbidden', 'ticket_not_staff', words.tickets('openFor.staffOnly'));
  }
  const known = await context.support.findBySource(message.id);
  if (known) {
    const facts = { number: known.number, place: `<#${known.threadId}>` };
    throw new DomainError('conflict', 'message_is_ticket', words.tickets('openFor.known', facts), facts);
  }
  const member = author.bot ? null : await findMember(guild, author.id);
  if (!member) throw new DomainError('not_found', 'member_not_here', words.tickets('memberNotHere'));
  const ticket = await openTicket(
    { member, category, form: formOf(message), sourceMessageId: message.id, ...(isOwn ? {} : { openedBy: actor }) },
    context,
  );
  await questions.becameTicket(message.id, ticket.id);
  await quoteMessage(message, ticket, context);
  return ticket;
}

function formOf({ content, url, attachments }: Message) {
  const said = content.trim() || attachments.map(({ name }) => name).join(', ') || url;
  const [first = url] = said.split('\n');
  return { subject: first.slice(0, MAX_SUBJECT), text: `${said.slice(0, MAX_QUOTE)}\n\n${url}`, answers: [] };
}

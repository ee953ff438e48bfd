import type { GuildMember } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { Actor } from '#domain/support/policies.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { getCategoryPlace } from '../category-desk.ts';
import { finishOpening } from '../finish-opening.ts';
import { getTicket } from '../get-ticket.ts';
import type { FilledForm } from './read-form.ts';
import { requesterOf } from './requester.ts';

interface Opening {
  member: GuildMember;
  category: TicketCategory;
  form: FilledForm;
  /** The supporter who opens it for the member. */
  openedBy?: Actor;
  /** The message that it is made of. */
  sourceMessageId?: string;
  /** Whether the member knows that nobody is there just now. */
  isTold?: boolean;
  /** What it is made of, which makes one ticket only. */
  draftId?: string;
}

/** Opens a ticket with its place and card. @throws DomainError when it may not be, or Discord does not let us */
export async function openTicket({ member, category, form, ...made }: Opening, context: BotContext): Promise<Ticket> {
  const { parent } = await getCategoryPlace(member.guild, category, context);
  const { id } = await context.support.open({
    guildId: member.guild.id,
    categoryId: category.id,
    ticketChannelId: parent.id,
    member: requesterOf(member),
    ...form,
    ...made,
  });
  return finishTicket(id, context);
}

/** One that was begun, with its place and card. @throws DomainError as `openTicket` */
export async function finishTicket(ticketId: string, context: BotContext): Promise<Ticket> {
  await finishOpening(ticketId, context);
  return getTicket(ticketId, context);
}

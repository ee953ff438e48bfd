import { escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { actorOf } from '../actor.ts';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const to = interaction.options.getMember('member');
  if (!to) throw new DomainError('not_found', 'member_not_here', context.words.tickets('memberNotHere'));
  await context.ticketCare.transfer(ticket.id, actor, await actorOf(to, context, ticket.category));
  return context.words.tickets('done.transferred', { number: ticket.number, name: escapeMarkdown(to.displayName) });
});

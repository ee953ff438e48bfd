import { escapeMarkdown } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const member = interaction.options.getMember('member');
  if (!member) throw new DomainError('not_found', 'member_not_here', context.words.tickets('memberNotHere'));
  const name = member.displayName;
  await context.ticketPeople.add(ticket.id, actor, { id: member.id, name });
  return context.words.tickets('done.added', { number: ticket.number, name: escapeMarkdown(name) });
});

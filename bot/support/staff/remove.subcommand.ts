import { escapeMarkdown } from 'discord.js';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const user = interaction.options.getUser('member', true);
  await context.ticketPeople.remove(ticket.id, actor, { id: user.id, name: user.displayName });
  return context.words.tickets('done.removed', { number: ticket.number, name: escapeMarkdown(user.displayName) });
});

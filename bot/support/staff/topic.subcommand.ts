import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  await context.ticketCare.setTopic(ticket.id, actor, interaction.options.getString('topic') ?? '');
  return context.words.tickets('done.topic', { number: ticket.number });
});

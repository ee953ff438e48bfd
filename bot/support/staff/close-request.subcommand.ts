import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const reason = interaction.options.getString('reason') ?? '';
  await context.ticketClosing.requestClose(ticket.id, actor, { reason });
  return context.words.tickets('done.closeRequested', { number: ticket.number });
});

import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ ticket, actor, context }) => {
  await context.ticketCare.setPending(ticket.id, actor);
  return context.words.tickets('done.pending', { number: ticket.number });
});

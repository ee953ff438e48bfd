import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ ticket, actor, context }) => {
  await context.ticketCare.resume(ticket.id, actor);
  return context.words.tickets('done.resumed', { number: ticket.number });
});

import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ ticket, actor, context }) => {
  await context.ticketClosing.unscheduleClose(ticket.id, actor);
  return context.words.tickets('done.keptOpen', { number: ticket.number });
});

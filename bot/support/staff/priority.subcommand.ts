import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const chosen = interaction.options.getString('priority', true);
  const priority = TICKET_PRIORITIES.find((each) => each === chosen) ?? 'normal';
  await context.ticketCare.prioritise(ticket.id, actor, priority);
  const said = context.words.support(`priority.${priority}`);
  return context.words.tickets('done.prioritised', { number: ticket.number, priority: said });
});

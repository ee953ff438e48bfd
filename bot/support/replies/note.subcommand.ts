import { ticketAction } from '../ticket-action.ts';

/** Writes something down for staff. It is never said in the ticket's place, so that no member can read it. */
export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  await context.ticketReplies.note(ticket.id, actor, interaction.options.getString('text', true));
  return context.words.tickets('done.noted', { number: ticket.number });
});

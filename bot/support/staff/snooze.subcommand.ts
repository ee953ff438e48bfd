import { TimestampStyles, time } from 'discord.js';
import { parseWhen } from '../parse-when.ts';
import { ticketAction } from '../ticket-action.ts';

export default ticketAction(async ({ interaction, ticket, actor, context }) => {
  const until = parseWhen(interaction.options.getString('until', true), context);
  await context.ticketCare.snooze(ticket.id, actor, until);
  const said = time(until, TimestampStyles.ShortDateTime);
  return context.words.tickets('done.snoozed', { number: ticket.number, until: said });
});

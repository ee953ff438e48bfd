import type { ButtonHandler } from '../slash-command.ts';
import { claimTicket } from './claim-ticket.ts';

export default {
  verb: 'ticket-take-over',
  defer: 'update',
  execute: (interaction, ticketId, context) => claimTicket(interaction, { ticketId, takeOver: true }, context),
} satisfies ButtonHandler;

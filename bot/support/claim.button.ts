import type { ButtonHandler } from '../slash-command.ts';
import { claimTicket } from './claim-ticket.ts';

export default {
  verb: 'ticket-claim',
  defer: 'ephemeral',
  execute: (interaction, ticketId, context) => claimTicket(interaction, { ticketId }, context),
} satisfies ButtonHandler;

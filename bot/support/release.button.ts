import type { ButtonHandler } from '../slash-command.ts';
import { releaseTicket } from './release-ticket.ts';

export default {
  verb: 'ticket-release',
  defer: 'ephemeral',
  execute: (interaction, ticketId, context) => releaseTicket(interaction, ticketId, context),
} satisfies ButtonHandler;

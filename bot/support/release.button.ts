import type { ButtonHandler } from '../slash-command.ts';
import { getTicket } from './get-ticket.ts';
import { releaseTicket } from './release-ticket.ts';

export default {
  verb: 'ticket-release',
  defer: 'ephemeral',

  async execute(interaction, ticketId, context) {
    await releaseTicket(interaction, await getTicket(ticketId, context), context);
  },
} satisfies ButtonHandler;

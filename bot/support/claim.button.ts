import type { ButtonHandler } from '../slash-command.ts';
import { claimTicket } from './claim-ticket.ts';
import { getTicket } from './get-ticket.ts';

export default {
  verb: 'ticket-claim',
  defer: 'ephemeral',

  async execute(interaction, ticketId, context) {
    await claimTicket(interaction, await getTicket(ticketId, context), context);
  },
} satisfies ButtonHandler;

import type { ButtonHandler } from '../slash-command.ts';
import { askToClose } from './ask-to-close.ts';
import { getTicket } from './get-ticket.ts';

export default {
  verb: 'ticket-close',
  defer: 'ephemeral',

  async execute(interaction, ticketId, context) {
    await askToClose(interaction, await getTicket(ticketId, context), context);
  },
} satisfies ButtonHandler;

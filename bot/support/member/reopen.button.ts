import type { ButtonHandler } from '../../slash-command.ts';
import { getTicket } from '../get-ticket.ts';
import { reopenTicket } from './reopen-ticket.ts';

export default {
  verb: 'ticket-reopen',
  defer: 'ephemeral',

  async execute(interaction, ticketId, context) {
    const ticket = await getTicket(ticketId, context);
    await interaction.editReply(await reopenTicket(ticket, interaction.member, context));
  },
} satisfies ButtonHandler;

import type { ButtonHandler } from '../slash-command.ts';
import { closeTicket } from './close-ticket.ts';
import { getTicket } from './get-ticket.ts';

export default {
  verb: 'ticket-close-confirm',
  defer: 'update',

  async execute(interaction, ticketId, context) {
    const content = await closeTicket(await getTicket(ticketId, context), interaction.member, context);
    await interaction.editReply({ content, components: [] });
  },
} satisfies ButtonHandler;

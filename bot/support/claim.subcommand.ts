import type { Subcommand } from '../slash-command.ts';
import { claimTicket } from './claim-ticket.ts';
import { getTicketHere } from './get-ticket.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { id } = await getTicketHere(interaction.channelId, context);
    await claimTicket(interaction, { ticketId: id }, context);
  },
} satisfies Subcommand;

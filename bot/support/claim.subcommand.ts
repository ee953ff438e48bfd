import type { Subcommand } from '../slash-command.ts';
import { claimTicket } from './claim-ticket.ts';
import { getTicketHere } from './get-ticket.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await claimTicket(interaction, await getTicketHere(interaction.channelId, context), context);
  },
} satisfies Subcommand;

import type { Subcommand } from '../slash-command.ts';
import { getTicketHere } from './get-ticket.ts';
import { releaseTicket } from './release-ticket.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await releaseTicket(interaction, await getTicketHere(interaction.channelId, context), context);
  },
} satisfies Subcommand;

import type { Subcommand } from '../slash-command.ts';
import { askToClose } from './ask-to-close.ts';
import { getTicketHere } from './get-ticket.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    await askToClose(interaction, await getTicketHere(interaction.channelId, context), context);
  },
} satisfies Subcommand;

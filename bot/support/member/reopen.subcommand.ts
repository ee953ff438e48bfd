import type { Subcommand } from '../../slash-command.ts';
import { getTicketHere, getTicketNumbered } from '../get-ticket.ts';
import { reopenTicket } from './reopen-ticket.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const number = interaction.options.getInteger('number');
    const ticket = number
      ? await getTicketNumbered(interaction.guildId, number, context)
      : await getTicketHere(interaction.channelId, context);
    await interaction.editReply(await reopenTicket(ticket, interaction.member, context));
  },
} satisfies Subcommand;

import type { ButtonHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { getTicket } from '../get-ticket.ts';

export default {
  verb: 'ticket-pending',
  defer: 'ephemeral',

  async execute(interaction, ticketId, context) {
    const { category, number } = await getTicket(ticketId, context);
    await context.ticketCare.setPending(ticketId, await actorOf(interaction.member, context, category));
    await interaction.editReply(context.words.tickets('done.pending', { number }));
  },
} satisfies ButtonHandler;

import type { ButtonHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { getTicket } from '../get-ticket.ts';

/** The member's answer to whether their ticket can be closed. */
export function answerCloseRequest(verb: string, isSolved: boolean): ButtonHandler {
  return {
    verb,
    defer: 'ephemeral',

    async execute(interaction, ticketId, context) {
      const ticket = await getTicket(ticketId, context);
      const actor = await actorOf(interaction.member, context, ticket.category);
      const { number } = await context.ticketClosing.answerCloseRequest(ticketId, actor, { isSolved });
      await interaction.editReply(
        context.words.support(isSolved ? 'closeRequest.thanks' : 'closeRequest.stays', { number }),
      );
    },
  };
}

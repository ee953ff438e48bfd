import type { ButtonHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { parseCloseQuestionId } from '../close-question-id.ts';
import { getTicket } from '../get-ticket.ts';

/** The member's answer to whether their ticket can be closed. */
export function answerCloseRequest(verb: string, isSolved: boolean): ButtonHandler {
  return {
    verb,
    defer: 'ephemeral',

    async execute(interaction, id, context) {
      const { ticketId, until } = parseCloseQuestionId(id);
      const ticket = await getTicket(ticketId, context);
      const actor = await actorOf(interaction.member, context, ticket.category);
      const { number } = await context.ticketClosing.answerCloseRequest(ticketId, actor, { isSolved, until });
      await interaction.editReply(
        context.words.support(isSolved ? 'closeRequest.thanks' : 'closeRequest.stays', { number }),
      );
    },
  };
}

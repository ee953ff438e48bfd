import type { ModalHandler } from '../../slash-command.ts';
import { COMMENT_FIELD } from './comment.button.ts';
import { parseRating } from './parse-rating.ts';

export default {
  verb: 'ticket-comment',
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, id, context) {
    const { ticketId, rating } = parseRating(id);
    const { user, fields } = interaction;
    const comment = fields.getTextInputValue(COMMENT_FIELD);
    const actor = { id: user.id, name: user.displayName, isStaff: false };
    await context.ticketFeedbacks.rate(ticketId, actor, { rating, comment });
    await interaction.editReply({ content: context.words.tickets('feedback.kept'), components: [] });
  },
} satisfies ModalHandler;

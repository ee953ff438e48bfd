import type { ModalHandler } from '../../slash-command.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';
import { DECLINE, FIELD } from './review-forms.ts';
import { showReview } from './show-review.ts';

/** Declines an emote; who brought it reads why on the web. */
export default {
  verb: DECLINE,
  defer: 'update',

  async execute(interaction, id, context) {
    await requireEmoteReviewer(interaction, context);
    const reason = interaction.fields.getTextInputValue(FIELD);
    await context.emoteDesk.decline(id, interaction.member.displayName, reason);
    await showReview({ emoteId: id }, context);
  },
} satisfies ModalHandler;

import type { ModalHandler } from '../../slash-command.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';
import { FIELD, RENAME } from './review-forms.ts';
import { showReview } from './show-review.ts';

/** Gives an emote another name. */
export default {
  verb: RENAME,
  defer: 'update',

  async execute(interaction, id, context) {
    await requireEmoteReviewer(interaction, context);
    await context.emoteDesk.rename(id, interaction.fields.getTextInputValue(FIELD));
    await showReview({ emoteId: id }, context);
  },
} satisfies ModalHandler;

import type { ButtonHandler } from '../../slash-command.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';
import { DECLINE, declineForm } from './review-forms.ts';

/** Asks for the reason. */
export default {
  verb: DECLINE,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireEmoteReviewer(interaction, context);
    await interaction.showModal(declineForm(id, context));
  },
} satisfies ButtonHandler;

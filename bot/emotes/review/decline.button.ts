import type { ButtonHandler } from '../../slash-command.ts';
import { DECLINE, declineForm } from './emote-form.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';

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

import type { ButtonHandler } from '../../slash-command.ts';
import { requireEmoteReviewer } from './require-emote-reviewer.ts';
import { RENAME, renameForm } from './review-forms.ts';

/** Asks for the new name. */
export default {
  verb: RENAME,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireEmoteReviewer(interaction, context);
    const { name } = await context.emotes.get(id);
    await interaction.showModal(renameForm(id, name, context));
  },
} satisfies ButtonHandler;

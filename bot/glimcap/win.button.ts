import type { ButtonHandler } from '../slash-command.ts';
import { getReviewedDraft } from './get-reviewed-draft.ts';
import { requireReviewer } from './require-reviewer.ts';
import { winForm } from './wins/win-form.ts';

export const ADD_WIN = 'glimcap-win';

/** Asks for a win of the reviewed week. */
export default {
  verb: ADD_WIN,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireReviewer(interaction, context);
    const { number } = await getReviewedDraft(id, context);
    const title = context.words.glimcap('win.form.add', { number });
    await interaction.showModal(winForm({ verb: ADD_WIN, id, title }, context));
  },
} satisfies ButtonHandler;

import type { ButtonHandler } from '../../slash-command.ts';
import { requireDecider } from './require-decider.ts';
import { winForm } from './win-form.ts';
import { parseWinId } from './win-place.ts';

export const EDIT_WIN = 'win-edit';

/** Opens a win in a form. */
export default {
  verb: EDIT_WIN,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, context) {
    await requireDecider(interaction, context);
    const standing = await context.wins.get(parseWinId(id, context).id);
    const title = context.words.glimcap('win.form.edit');
    await interaction.showModal(winForm({ verb: EDIT_WIN, id, title, standing }, context));
  },
} satisfies ButtonHandler;

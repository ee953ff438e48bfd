import type { ButtonHandler } from '../slash-command.ts';
import { openingForm } from './opening-form.ts';
import { PANEL_BUTTON } from './panel.embed.ts';

export default {
  verb: PANEL_BUTTON,
  // A form cannot follow a deferral: it is the answer itself, and asks nothing of anyone.
  defer: 'none',

  async execute(interaction, _id, context) {
    await interaction.showModal(openingForm(context));
  },
} satisfies ButtonHandler;

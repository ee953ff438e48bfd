import type { Subcommand } from '../slash-command.ts';
import { openingForm } from './opening-form.ts';

export default {
  defer: 'none',

  async execute(interaction, context) {
    await interaction.showModal(openingForm(context));
  },
} satisfies Subcommand;

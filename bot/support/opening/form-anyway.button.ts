import type { ButtonHandler } from '../../slash-command.ts';
import { getCategoryPlace } from '../category-desk.ts';
import { FORM_ANYWAY } from './held-message.ts';
import { openingForm } from './opening-form.ts';

/** The member wants a ticket anyway, and has not written what it is about. */
export default {
  verb: FORM_ANYWAY,
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, draftId, context) {
    const draft = await context.ticketDrafts.get(draftId, interaction.user.id);
    await getCategoryPlace(interaction.guild, draft.category, context);
    await interaction.showModal(openingForm(draft.category, context, draft));
  },
} satisfies ButtonHandler;

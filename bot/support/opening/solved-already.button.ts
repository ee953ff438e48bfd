import type { ButtonHandler } from '../../slash-command.ts';
import { SOLVED_ALREADY } from './offer-answers.ts';

export default {
  verb: SOLVED_ALREADY,
  defer: 'update',

  async execute(interaction, draftId, context) {
    const { id } = await context.ticketDrafts.get(draftId, interaction.user.id);
    await context.ticketDrafts.drop(id);
    await interaction.editReply({ content: context.words.tickets('offer.glad'), components: [] });
  },
} satisfies ButtonHandler;

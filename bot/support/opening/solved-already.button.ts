import type { ButtonHandler } from '../../slash-command.ts';
import { SOLVED_ALREADY } from './held-message.ts';

export default {
  verb: SOLVED_ALREADY,
  defer: 'update',

  async execute(interaction, draftId, context) {
    await context.ticketDrafts.solved(draftId, interaction.user.id);
    await interaction.editReply({ content: context.words.tickets('offer.glad'), components: [] });
  },
} satisfies ButtonHandler;

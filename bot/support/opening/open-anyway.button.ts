import type { ButtonHandler } from '../../slash-command.ts';
import { OPEN_ANYWAY } from './offer-answers.ts';
import { openTicket } from './open-ticket.ts';
import { openedReply } from './opened-reply.ts';

/** No article solved it: what was written becomes a ticket. */
export default {
  verb: OPEN_ANYWAY,
  defer: 'update',

  async execute(interaction, draftId, context) {
    const { member } = interaction;
    const { category, subject, text, answers } = await context.ticketDrafts.get(draftId, member.id);
    const ticket = await openTicket({ member, category, form: { subject, text, answers } }, context);
    await context.ticketDrafts.drop(draftId);
    await interaction.editReply({
      content: await openedReply(ticket, context),
      components: [],
    });
  },
} satisfies ButtonHandler;

import type { ModalHandler } from '../../slash-command.ts';
import { offerAnswers } from './offer-answers.ts';
import { openTicket } from './open-ticket.ts';
import { openedReply } from './opened-reply.ts';
import { OPENING_FORM } from './opening-form.ts';
import { readForm } from './read-form.ts';

export default {
  verb: OPENING_FORM,
  defer: 'ephemeral',

  /** @param id of a category; a form of before names none */
  async execute(interaction, id, context) {
    const { guildId, member } = interaction;
    const { autoAnswers, ticketCategories } = context;
    const category = id ? await ticketCategories.get(guildId, id) : await ticketCategories.getDefault(guildId);
    const form = readForm(interaction, category);
    const suggestion = await autoAnswers.suggest(guildId, `${form.subject}\n${form.text}`);
    const offer = await offerAnswers(suggestion, { category, member, form }, context);
    if (offer) {
      await interaction.editReply(offer);
      return;
    }
    const ticket = await openTicket({ member, category, form }, context);
    await interaction.editReply(await openedReply(ticket, context));
  },
} satisfies ModalHandler;

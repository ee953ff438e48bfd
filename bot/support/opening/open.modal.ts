import type { ModalHandler } from '../../slash-command.ts';
import { typedBack } from '../../typed-back.ts';
import { holdBack } from './hold-back.ts';
import { openTicket } from './open-ticket.ts';
import { openedReply } from './opened-reply.ts';
import { OPENING_FORM } from './opening-form.ts';
import { readForm } from './read-form.ts';

export default {
  verb: OPENING_FORM,
  defer: 'ephemeral',

  /** @param id of a category, and of the draft that came before the form; a form of before names none */
  async execute(interaction, id, context) {
    const { guildId, member } = interaction;
    const { ticketCategories, ticketDrafts } = context;
    const [categoryId, draftId] = id.split(':');
    const category = categoryId
      ? await ticketCategories.get(guildId, categoryId)
      : await ticketCategories.getDefault(guildId);
    const before = draftId ? await ticketDrafts.find(draftId, member.id) : null;
    const form = readForm(interaction, category);
    const held = await holdBack({ category, member, form, before, next: 'ticket' }, context);
    if (held) {
      await interaction.editReply({ ...held.message, ...(held.isClosed ? typedBack(interaction, context) : {}) });
      return;
    }
    const ticket = await openTicket({ member, category, form, isTold: before?.isTold === true }, context);
    if (before) await ticketDrafts.drop(before.id);
    await interaction.editReply(await openedReply(ticket, context));
  },
} satisfies ModalHandler;

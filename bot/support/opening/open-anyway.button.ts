import type { ButtonInteraction } from 'discord.js';
import type { BotContext } from '../../context.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { findSource } from '../staff/find-source.ts';
import { makeTicketOf } from '../staff/make-ticket-of.ts';
import { OPEN_ANYWAY } from './held-message.ts';
import { holdBack } from './hold-back.ts';
import { openTicket } from './open-ticket.ts';
import { openedReply } from './opened-reply.ts';

/** No article solved it, or nobody being there does not matter: what was written becomes a ticket. */
export default {
  verb: OPEN_ANYWAY,
  defer: 'update',

  execute: (interaction, draftId, context) =>
    // Of two clicks at once the second finds that the first was enough.
    context.inTurn.run(`draft:${draftId}`, () => open(interaction, draftId, context)),
} satisfies ButtonHandler;

async function open(interaction: ButtonInteraction<'cached'>, draftId: string, context: BotContext): Promise<void> {
  const { member, guild } = interaction;
  const draft = await context.ticketDrafts.get(draftId, member.id);
  const { category, subject, text, answers, isTold } = draft;
  const form = { subject, text, answers };
  // The hours may have ended since. Where no ticket is opened then, opening it says so, and what was written stays.
  const held = await holdBack({ category, member, form, before: draft, next: 'ticket' }, context);
  if (held && !held.isClosed) {
    await context.ticketDrafts.drop(draftId);
    await interaction.editReply(held.message);
    return;
  }
  const source = await findSource(guild, draft);
  const ticket = source
    ? await makeTicketOf(source, { by: member, isTold }, context)
    : await openTicket({ member, category, form, isTold }, context);
  await context.ticketDrafts.drop(draftId);
  await interaction.editReply({ content: await openedReply(ticket, context), components: [] });
}

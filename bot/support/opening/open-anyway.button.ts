import type { ButtonInteraction } from 'discord.js';
import type { TicketDraft } from '#domain/support/opening/ticket-draft.entity.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { findSource } from '../staff/find-source.ts';
import { makeTicketOf } from '../staff/make-ticket-of.ts';
import { OPEN_ANYWAY } from './held-message.ts';
import { holdBack } from './hold-back.ts';
import { finishTicket, openTicket } from './open-ticket.ts';
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
  const draft = await context.ticketDrafts.get(draftId, interaction.user.id);
  // Whoever made it was killed, or cut off, before they could say so.
  const ticket = draft.ticket
    ? await finishTicket(draft.ticket.id, context)
    : await makeOrAsk(interaction, draft, context);
  await context.ticketDrafts.drop(draftId);
  if (ticket) await interaction.editReply({ content: await openedReply(ticket, context), components: [] });
}

/** Null when something has to be said first: then that waits for another click. */
async function makeOrAsk(
  interaction: ButtonInteraction<'cached'>,
  draft: TicketDraft,
  context: BotContext,
): Promise<Ticket | null> {
  const { member, guild } = interaction;
  const { id: draftId, category, subject, text, answers, isTold } = draft;
  const form = { subject, text, answers };
  // The hours may have ended since. Where no ticket is opened then, opening it says so, and what was written stays.
  const held = await holdBack({ category, member, form, before: draft, next: 'ticket' }, context);
  if (held && !held.isClosed) {
    await interaction.editReply(held.message);
    return null;
  }
  const source = await findSource(guild, draft);
  return source
    ? makeTicketOf(source, { by: member, isTold, draftId }, context)
    : openTicket({ member, category, form, isTold, draftId }, context);
}

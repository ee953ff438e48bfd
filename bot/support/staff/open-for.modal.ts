import { DomainError } from '#domain/errors.ts';
import type { ModalHandler } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { findMember } from '../find-member.ts';
import { openTicket } from '../opening/open-ticket.ts';
import { readForm } from '../opening/read-form.ts';
import { OPEN_FOR_FORM } from './open-for-form.ts';

export default {
  verb: OPEN_FOR_FORM,
  defer: 'ephemeral',

  async execute(interaction, memberId, context) {
    const { guild, guildId } = interaction;
    const category = await context.ticketCategories.getDefault(guildId);
    const openedBy = await actorOf(interaction.member, context, category);
    const member = await findMember(guild, memberId);
    if (!member) throw new DomainError('not_found', 'member_not_here', context.words.tickets('memberNotHere'));
    const form = readForm(interaction, category);
    const { number, threadId } = await openTicket({ member, category, form, openedBy }, context);
    await interaction.editReply(context.words.tickets('openFor.done', { number, place: `<#${threadId}>` }));
  },
} satisfies ModalHandler;

import { ApplicationCommandType, ContextMenuCommandBuilder, InteractionContextType } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { UserCommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { openForForm } from './open-for-form.ts';

/** Staff open a ticket for a member, from the member's menu. */
export default {
  data: new ContextMenuCommandBuilder()
    .setName('Open a ticket for member')
    .setType(ApplicationCommandType.User)
    .setContexts(InteractionContextType.Guild),
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, context) {
    const category = await context.ticketCategories.getDefault(interaction.guildId);
    const actor = await actorOf(interaction.member, context, category);
    const { targetMember, targetUser } = interaction;
    if (!actor.isStaff) {
      throw new DomainError('forbidden', 'ticket_not_staff', context.words.tickets('openFor.staffOnly'));
    }
    if (!targetMember || targetUser.bot) {
      throw new DomainError('invalid', 'member_not_here', context.words.tickets('memberNotHere'));
    }
    await interaction.showModal(openForForm(targetUser.id, targetMember.displayName, context));
  },
} satisfies UserCommand;

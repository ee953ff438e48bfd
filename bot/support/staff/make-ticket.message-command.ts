import { ApplicationCommandType, ContextMenuCommandBuilder, InteractionContextType } from 'discord.js';
import type { MessageCommand } from '../../slash-command.ts';
import { holdBackMessage } from './hold-back-message.ts';
import { makeTicketOf } from './make-ticket-of.ts';

/** Makes a ticket of a message: staff of anybody's, a member of their own. */
export default {
  data: new ContextMenuCommandBuilder()
    .setName('Make this a ticket')
    .setType(ApplicationCommandType.Message)
    .setContexts(InteractionContextType.Guild),
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { targetMessage, member } = interaction;
    const held = await holdBackMessage(targetMessage, member, context);
    if (held) {
      await interaction.editReply(held.message);
      return;
    }
    const { number, threadId } = await makeTicketOf(targetMessage, { by: member }, context);
    await interaction.editReply(context.words.tickets('openFor.done', { number, place: `<#${threadId}>` }));
  },
} satisfies MessageCommand;

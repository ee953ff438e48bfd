import { ApplicationCommandType, ContextMenuCommandBuilder, InteractionContextType } from 'discord.js';
import { requireHome } from '../../guilds/require-home.ts';
import type { MessageCommand } from '../../slash-command.ts';
import { proposeMessage } from './propose-message.ts';

/** Discord sends the message along with its words, whatever the bot may read otherwise. */
export default {
  data: new ContextMenuCommandBuilder()
    .setName('Propose as a win')
    .setType(ApplicationCommandType.Message)
    .setContexts(InteractionContextType.Guild),
  defer: 'ephemeral',

  async execute(interaction, context) {
    requireHome(interaction, context);
    const win = await proposeMessage(interaction.targetMessage, interaction.member, context);
    context.log.info({ winId: win.id, userId: interaction.user.id }, 'win proposed by its message');
    const key = win.state === 'proposed' ? 'win.proposed' : 'win.known';
    await interaction.editReply(context.words.glimcap(key, { weekEnd: win.weekEnd }));
  },
} satisfies MessageCommand;

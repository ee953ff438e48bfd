import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const textChannelId = interaction.options.getChannel('channel', true).id;
    await context.questions.unwatch(actor, interaction.guildId, textChannelId);
    context.watchedQuestions.refresh();
    await interaction.editReply(context.words.tickets('watch.removed', { channel: `<#${textChannelId}>` }));
  },
} satisfies Subcommand;

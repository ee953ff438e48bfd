import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeCategory } from '../categories/complete-category.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const textChannelId = options.getChannel('channel', true).id;
    await context.questions.watch(actor, guildId, {
      textChannelId,
      categoryId: options.getString('category'),
      emoji: options.getString('emoji')?.trim() || null,
      unansweredMinutes: options.getInteger('minutes') ?? 60,
    });
    context.watchedQuestions.refresh();
    await interaction.editReply(context.words.tickets('watch.added', { channel: `<#${textChannelId}>` }));
  },
} satisfies Subcommand;

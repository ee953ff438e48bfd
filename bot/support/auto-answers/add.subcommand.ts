import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const articles = (options.getString('articles') ?? '').split(/[\s,]+/).filter(Boolean);
    const answer = await context.autoAnswers.put(actor, guildId, {
      name: options.getString('name', true),
      pattern: options.getString('pattern', true),
      text: options.getString('text'),
      articleSlugs: articles,
    });
    await interaction.editReply(context.words.tickets('autoAnswer.kept', { name: escapeMarkdown(answer.name) }));
  },
} satisfies Subcommand;

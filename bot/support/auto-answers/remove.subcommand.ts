import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { completeAutoAnswer } from './complete-auto-answer.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeAutoAnswer,

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const given = interaction.options.getString('name', true);
    const { name } = await context.autoAnswers.remove(actor, interaction.guildId, given);
    await interaction.editReply(context.words.tickets('autoAnswer.removed', { name: escapeMarkdown(name) }));
  },
} satisfies Subcommand;

import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { readCategoryOptions } from './category-options.ts';
import { categoryProblem } from './category-problem.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const actor = await actorOf(interaction.member, context);
    const name = interaction.options.getString('name', true);
    const choices = { ...readCategoryOptions(interaction, context), name };
    const category = await context.ticketCategories.add(actor, interaction.guildId, choices);
    const problem = await categoryProblem(interaction.guild, category, context);
    const done = context.words.tickets('category.added', { name: escapeMarkdown(category.name) });
    await interaction.editReply([done, problem].filter(Boolean).join('\n'));
  },
} satisfies Subcommand;

import { escapeMarkdown } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { readCategoryOptions } from './category-options.ts';
import { categoryProblem } from './category-problem.ts';
import { completeCategory } from './complete-category.ts';

export default {
  defer: 'ephemeral',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const { id } = await context.ticketCategories.get(guildId, options.getString('category', true));
    const name = options.getString('name');
    const choices = { ...readCategoryOptions(interaction, context), ...(name ? { name } : {}) };
    const category = await context.ticketCategories.edit(actor, { guildId, categoryId: id }, choices);
    if (options.getBoolean('default')) await context.ticketCategories.makeDefault(actor, guildId, id);
    const problem = await categoryProblem(interaction.guild, category, context);
    const done = context.words.tickets('category.edited', { name: escapeMarkdown(category.name) });
    await interaction.editReply([done, problem].filter(Boolean).join('\n'));
  },
} satisfies Subcommand;

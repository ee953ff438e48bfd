import type { Subcommand } from '../../slash-command.ts';
import { completeCategory } from '../categories/complete-category.ts';
import { chooseCategory, showForm } from './show-form.ts';

export default {
  defer: 'none',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const named = options.getString('category');
    const topic = options.getString('topic')?.trim() ?? '';
    if (named) return showForm(interaction, await context.ticketCategories.get(guildId, named), context, topic);
    return chooseCategory(interaction, context, topic);
  },
} satisfies Subcommand;

import type { Subcommand } from '../../slash-command.ts';
import { completeCategory } from '../categories/complete-category.ts';
import { chooseCategory, showForm } from './show-form.ts';

export default {
  defer: 'none',
  autocomplete: completeCategory,

  async execute(interaction, context) {
    const { guildId } = interaction;
    const named = interaction.options.getString('category');
    if (named) return showForm(interaction, await context.ticketCategories.get(guildId, named), context);
    const categories = await context.ticketCategories.list(guildId);
    const [only] = categories;
    if (only && categories.length === 1) return showForm(interaction, only, context);
    return chooseCategory(interaction, categories, context);
  },
} satisfies Subcommand;

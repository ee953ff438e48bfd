import type { SelectHandler } from '../../slash-command.ts';
import { CATEGORY_SELECT } from '../panels/category-select.ts';
import { showForm } from './show-form.ts';

export default {
  verb: CATEGORY_SELECT,
  defer: 'none',

  async execute(interaction, _id, context) {
    const [categoryId = ''] = interaction.values;
    await showForm(interaction, await context.ticketCategories.get(interaction.guildId, categoryId), context);
  },
} satisfies SelectHandler;

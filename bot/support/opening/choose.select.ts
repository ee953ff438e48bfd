import type { SelectHandler } from '../../slash-command.ts';
import { CATEGORY_SELECT } from '../panels/category-select.ts';
import { showForm } from './show-form.ts';

export default {
  verb: CATEGORY_SELECT,
  defer: 'none',

  /** @param topic what it is about, where they said so before */
  async execute(interaction, topic, context) {
    const [categoryId = ''] = interaction.values;
    await showForm(interaction, await context.ticketCategories.get(interaction.guildId, categoryId), context, topic);
  },
} satisfies SelectHandler;

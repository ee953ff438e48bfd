import type { SelectHandler } from '../../slash-command.ts';
import { CATEGORY_SELECT, categoriesMessage } from './categories-message.ts';

export default {
  verb: CATEGORY_SELECT,
  where: 'both',
  defer: 'update',

  async execute(interaction, _id, context) {
    await interaction.editReply(categoriesMessage(context, interaction.values[0]));
  },
} satisfies SelectHandler;

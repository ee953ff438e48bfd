import type { SelectHandler } from '../../slash-command.ts';
import { articleMessage } from './article-message.ts';
import { ARTICLE_SELECT } from './article-select.ts';

export default {
  verb: ARTICLE_SELECT,
  where: 'both',
  defer: 'update',

  async execute(interaction, _id, context) {
    const article = context.help.get(interaction.values[0] ?? '');
    await interaction.editReply(await articleMessage(article, interaction.guildId, context));
  },
} satisfies SelectHandler;

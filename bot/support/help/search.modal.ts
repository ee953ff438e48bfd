import type { ModalHandler } from '../../slash-command.ts';
import { articleMessage } from './article-message.ts';
import { findArticle } from './find-article.ts';
import { foundMessage } from './found-message.ts';
import { HELP_SEARCH } from './help-search-button.ts';
import { ASKED_FIELD } from './search.button.ts';

export default {
  verb: HELP_SEARCH,
  where: 'both',
  defer: 'ephemeral',

  async execute(interaction, _id, context) {
    const asked = interaction.fields.getTextInputValue(ASKED_FIELD).trim();
    const { guildId } = interaction;
    const article = findArticle(asked, context);
    const message = article ? articleMessage(article, guildId, context) : foundMessage(asked, guildId, context);
    await interaction.editReply(await message);
  },
} satisfies ModalHandler;

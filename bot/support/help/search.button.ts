import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { customId } from '../../custom-id.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { HELP_SEARCH } from './help-search-button.ts';

export const ASKED_FIELD = 'asked';

export default {
  verb: HELP_SEARCH,
  where: 'both',
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, _id, { words }) {
    const input = new TextInputBuilder()
      .setCustomId(ASKED_FIELD)
      .setStyle(TextInputStyle.Short)
      .setPlaceholder(words.help('searchHint'))
      .setMaxLength(100)
      .setRequired(true);
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId(customId(HELP_SEARCH))
        .setTitle(words.help('search'))
        .addLabelComponents(new LabelBuilder().setLabel(words.help('searchFor')).setTextInputComponent(input)),
    );
  },
} satisfies ButtonHandler;

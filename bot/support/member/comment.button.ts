import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { customId } from '../../custom-id.ts';
import type { ButtonHandler } from '../../slash-command.ts';

export const COMMENT_FIELD = 'comment';

export default {
  verb: 'ticket-rate-comment',
  where: 'both',
  // A form cannot follow a deferral.
  defer: 'none',

  async execute(interaction, id, { words }) {
    const input = new TextInputBuilder()
      .setCustomId(COMMENT_FIELD)
      .setStyle(TextInputStyle.Paragraph)
      .setMaxLength(1_000)
      .setRequired(true);
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId(customId('ticket-comment', id))
        .setTitle(words.tickets('feedback.title'))
        .addLabelComponents(
          new LabelBuilder().setLabel(words.tickets('feedback.comment')).setTextInputComponent(input),
        ),
    );
  },
} satisfies ButtonHandler;

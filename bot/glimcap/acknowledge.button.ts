import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { customId } from '../custom-id.ts';
import type { ButtonHandler } from '../slash-command.ts';

export const ACKNOWLEDGE = 'glimcap-acknowledge';
export const REASON_FIELD = 'reason';

/** Asks why a report may be published in spite of what the sanity gate found. */
export default {
  verb: ACKNOWLEDGE,
  // A form cannot follow a deferral; who may acknowledge is asked when it comes back.
  defer: 'none',

  async execute(interaction, id, { words }) {
    const reason = new TextInputBuilder()
      .setCustomId(REASON_FIELD)
      .setStyle(TextInputStyle.Paragraph)
      .setPlaceholder(words.glimcap('acknowledge.hint'))
      .setMinLength(3)
      .setMaxLength(500)
      .setRequired(true);
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId(customId(ACKNOWLEDGE, id))
        .setTitle(words.glimcap('acknowledge.title'))
        .addLabelComponents(
          new LabelBuilder().setLabel(words.glimcap('acknowledge.reason')).setTextInputComponent(reason),
        ),
    );
  },
} satisfies ButtonHandler;

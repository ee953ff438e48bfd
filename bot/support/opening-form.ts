import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { BotContext } from '../context.ts';
import { customId } from '../custom-id.ts';

export const OPENING_FORM = 'ticket-open';
export const SUBJECT_FIELD = 'subject';
export const TEXT_FIELD = 'text';

/** What a member fills in to open a ticket. */
export function openingForm({ words }: Pick<BotContext, 'words'>): ModalBuilder {
  const subject = new TextInputBuilder()
    .setCustomId(SUBJECT_FIELD)
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(words.support('form.subjectHint'))
    .setMaxLength(100)
    .setRequired(true);
  const text = new TextInputBuilder()
    .setCustomId(TEXT_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setPlaceholder(words.support('form.textHint'))
    .setMaxLength(2_000)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customId(OPENING_FORM))
    .setTitle(words.support('form.title'))
    .addLabelComponents(
      new LabelBuilder().setLabel(words.support('form.subject')).setTextInputComponent(subject),
      new LabelBuilder().setLabel(words.support('form.text')).setTextInputComponent(text),
    );
}

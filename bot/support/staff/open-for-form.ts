import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import { SUBJECT_FIELD, TEXT_FIELD } from '../opening/opening-form.ts';

export const OPEN_FOR_FORM = 'ticket-open-for';

/** What staff say when they open a ticket for somebody else. */
export function openForForm(memberId: string, name: string, { words }: Pick<BotContext, 'words'>): ModalBuilder {
  const subject = new TextInputBuilder()
    .setCustomId(SUBJECT_FIELD)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(100)
    .setRequired(true);
  const text = new TextInputBuilder()
    .setCustomId(TEXT_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setMaxLength(2_000)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customId(OPEN_FOR_FORM, memberId))
    .setTitle(words.tickets('openFor.title', { name }).slice(0, 45))
    .addLabelComponents(
      new LabelBuilder().setLabel(words.support('form.subject')).setTextInputComponent(subject),
      new LabelBuilder().setLabel(words.tickets('openFor.text')).setTextInputComponent(text),
    );
}

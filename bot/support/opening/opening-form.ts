import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { CategoryQuestion } from '#domain/support/categories/category-question.ts';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';

export const OPENING_FORM = 'ticket-open';
export const SUBJECT_FIELD = 'subject';
export const TEXT_FIELD = 'text';
/** The field of a category's own question, by its place. */
export const answerField = (index: number): string => `answer-${index}`;

type Words = Pick<BotContext, 'words'>;

/**
 * What a member fills in to open a ticket: what the category asks, or else subject and text.
 * @param begun what they said before the form, which stands in its first field, and the draft that holds it
 */
export function openingForm(
  { id, name, questions, isDefault }: TicketCategory,
  context: Words,
  begun: { id?: string; subject?: string } = {},
): ModalBuilder {
  const title = isDefault ? context.words.support('form.title') : name.slice(0, 45);
  return new ModalBuilder()
    .setCustomId(customId(OPENING_FORM, begun.id ? `${id}:${begun.id}` : id))
    .setTitle(title)
    .addLabelComponents(
      ...(questions.length > 0
        ? questions.map((each, index) => question(each, index, index === 0 ? begun.subject : ''))
        : usual(context, begun.subject)),
    );
}

function question(
  { label, placeholder, isRequired, isParagraph, minLength, maxLength }: CategoryQuestion,
  index: number,
  said = '',
): LabelBuilder {
  const input = new TextInputBuilder()
    .setCustomId(answerField(index))
    .setStyle(isParagraph ? TextInputStyle.Paragraph : TextInputStyle.Short)
    .setMaxLength(maxLength)
    .setRequired(isRequired);
  if (minLength > 0) input.setMinLength(minLength);
  if (placeholder) input.setPlaceholder(placeholder);
  if (said && said.length >= minLength) input.setValue(said.slice(0, maxLength));
  return new LabelBuilder().setLabel(label).setTextInputComponent(input);
}

function usual({ words }: Words, said = ''): LabelBuilder[] {
  const subject = new TextInputBuilder()
    .setCustomId(SUBJECT_FIELD)
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(words.support('form.subjectHint'))
    .setMaxLength(100)
    .setRequired(true);
  if (said) subject.setValue(said);
  const text = new TextInputBuilder()
    .setCustomId(TEXT_FIELD)
    .setStyle(TextInputStyle.Paragraph)
    .setPlaceholder(words.support('form.textHint'))
    .setMaxLength(2_000)
    .setRequired(true);
  return [
    new LabelBuilder().setLabel(words.support('form.subject')).setTextInputComponent(subject),
    new LabelBuilder().setLabel(words.support('form.text')).setTextInputComponent(text),
  ];
}

import type { ModalSubmitInteraction } from 'discord.js';
import type { TicketCategory } from '#domain/support/categories/ticket-category.entity.ts';
import type { TicketAnswer } from '#domain/support/ticket.entity.ts';
import { answerField, SUBJECT_FIELD, TEXT_FIELD } from './opening-form.ts';

export interface FilledForm {
  subject: string;
  text: string;
  answers: TicketAnswer[];
}

/** What a member filled in. Of a category's own questions the first answer is the subject, and all of them are the text. */
export function readForm({ fields }: ModalSubmitInteraction, { name, questions }: TicketCategory): FilledForm {
  // A form may be older than its category's questions: what was asked is what was filled in.
  if (fields.fields.has(SUBJECT_FIELD)) {
    return {
      subject: fields.getTextInputValue(SUBJECT_FIELD),
      text: fields.getTextInputValue(TEXT_FIELD),
      answers: [],
    };
  }
  const answers = questions.flatMap(({ label }, index): TicketAnswer[] => {
    const field = answerField(index);
    return fields.fields.has(field) ? [{ label, text: fields.getTextInputValue(field) }] : [];
  });
  const said = answers.filter(({ text }) => text.trim() !== '');
  const [first] = said;
  return {
    subject: first?.text.trim().split('\n')[0]?.slice(0, 100) || name,
    text: said.map(({ label, text }) => `${label}\n${text.trim()}`).join('\n\n') || name,
    answers: said,
  };
}

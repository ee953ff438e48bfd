import { DomainError, type RefusalValues } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';
import { TICKET_PRIORITIES } from '../ticket-priority.ts';
import { type CategoryQuestion, MAX_ANSWER, MAX_LABEL, MAX_PLACEHOLDER, MAX_QUESTIONS } from './category-question.ts';
import { OUTSIDE_HOURS } from './outside-hours.ts';
import type { TicketCategory } from './ticket-category.entity.ts';

/** What managers choose of a category. */
export type CategoryChoices = Pick<
  TicketCategory,
  | 'name'
  | 'kind'
  | 'staffRoleIds'
  | 'isPinging'
  | 'questions'
  | 'priority'
  | 'maxOpenPerMember'
  | 'cooldownSeconds'
  | 'requiredRoleIds'
  | 'blockedRoleIds'
  | 'naming'
  | 'isClosedOnLeave'
  | 'staleCloseHours'
  | 'reopenHours'
  | 'isStreaming'
  | 'outsideHours'
  | 'position'
> & {
  emoji: string | null;
  description: string | null;
  placeId: string | null;
  maxOpen: number | null;
  staleWarnHours: number | null;
};

/** One emoji as Unicode has it (a flag and a keycap too), or a custom one as Discord writes it. */
const EMOJI =
  /^(?:<a?:\w{2,32}:\d{17,20}>|\p{RI}{2}|[0-9#*]\uFE0F?\u20E3|\p{Emoji}(?:\uFE0F|\p{EMod})?(?:\u200D\p{Emoji}(?:\uFE0F|\p{EMod})?)*)$/u;
const PLACEHOLDER = /\{(\w*)\}/g;
const NAMING_WORDS = ['number', 'subject', 'member', 'category', 'priority'];
const YEAR_HOURS = 8_760;

/** @throws DomainError invalid `category_invalid`, with what is wrong */
export function checkCategory(choices: CategoryChoices): void {
  const { name, description, emoji, kind, placeId, priority, naming, outsideHours } = choices;
  if (!ONE_LINE.test(name) || name.length > 50) refuse('name', 'A name is one line of 1 to 50 characters.');
  if (description !== null && (!ONE_LINE.test(description) || description.length > 100)) {
    refuse('description', 'A description is one line of 1 to 100 characters.');
  }
  if (emoji !== null && (emoji.length > 100 || /^\d$/.test(emoji) || !EMOJI.test(emoji))) {
    refuse('emoji', 'An emoji is one emoji, or a custom one of this guild.');
  }
  if (kind === 'channel' && !placeId) {
    refuse(
      'place',
      'Tickets with a text channel of their own need a Discord category to stand under: choose its `place`.',
    );
  }
  if (!TICKET_PRIORITIES.includes(priority)) refuse('priority', 'A priority is low, normal, high or urgent.');
  if (!OUTSIDE_HOURS.includes(outsideHours)) refuse('hours', 'Outside working hours is tell, ask or closed.');
  checkNumbers(choices);
  checkNaming(naming);
  checkQuestions(choices.questions);
}

function checkNumbers(choices: CategoryChoices): void {
  const { maxOpenPerMember, maxOpen, cooldownSeconds, staleWarnHours, staleCloseHours, reopenHours } = choices;
  const within = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;
  if (!within(maxOpenPerMember, 1, 50)) refuse('member', 'A member may have 1 to 50 tickets open.');
  if (maxOpen !== null && !within(maxOpen, 1, 1_000)) refuse('open', 'At most 1 to 1,000 tickets may be open.');
  if (!within(cooldownSeconds, 0, 86_400)) refuse('cooldown', 'A cooldown is 0 seconds to a day.');
  if (staleWarnHours !== null && !within(staleWarnHours, 1, YEAR_HOURS))
    refuse('warning', 'A warning comes after 1 to 8,760 hours.');
  if (!within(staleCloseHours, 1, YEAR_HOURS)) refuse('stale', 'A warned ticket is closed after 1 to 8,760 hours.');
  if (!within(reopenHours, 0, YEAR_HOURS)) refuse('reopen', 'A ticket can be opened again for 0 to 8,760 hours.');
}

/** A place is found again by its number, so the number comes first. */
function checkNaming(naming: string): void {
  if (!ONE_LINE.test(naming) || naming.length > 100) refuse('naming', 'A naming is one line of 1 to 100 characters.');
  if (!/^#?\{number\}(?!\d)/.test(naming)) refuse('number', 'A naming begins with `{number}` or `#{number}`.');
  const unknown = [...naming.matchAll(PLACEHOLDER)].find(([, word = '']) => !NAMING_WORDS.includes(word));
  if (!unknown) return;
  const known = `{${NAMING_WORDS.join('}, {')}}`;
  refuse('unknown', `A naming knows ${known}, not ${unknown[0]}.`, { known, word: unknown[0] });
}

function checkQuestions(questions: CategoryQuestion[]): void {
  if (questions.length > MAX_QUESTIONS)
    refuse('questions', `A form has at most ${MAX_QUESTIONS} questions.`, { max: MAX_QUESTIONS });
  for (const { label, placeholder, minLength, maxLength } of questions) {
    if (!ONE_LINE.test(label) || label.length > MAX_LABEL)
      refuse('label', `A question is one line of 1 to ${MAX_LABEL} characters.`, { max: MAX_LABEL });
    if (placeholder !== null && (!ONE_LINE.test(placeholder) || placeholder.length > MAX_PLACEHOLDER)) {
      refuse('hint', `A hint is one line of 1 to ${MAX_PLACEHOLDER} characters.`, { max: MAX_PLACEHOLDER });
    }
    const isRange =
      Number.isInteger(minLength) && Number.isInteger(maxLength) && minLength >= 0 && minLength <= maxLength;
    if (!isRange || maxLength < 1 || maxLength > MAX_ANSWER)
      refuse('answer', `An answer has up to ${MAX_ANSWER} characters.`, { max: MAX_ANSWER });
  }
  const labels = new Set(questions.map(({ label }) => label.toLowerCase()));
  if (labels.size < questions.length) refuse('same', 'Two questions of a form must not be the same.');
}

function refuse(context: string, sentence: string, values: RefusalValues = {}): never {
  throw new DomainError('invalid', 'category_invalid', sentence, { ...values, context });
}

import { DomainError } from '../../errors.ts';
import { type CategoryQuestion, MAX_ANSWER } from './category-question.ts';

const LENGTHS = /^(\d{1,4})?\s*[-–]\s*(\d{1,4})$/;

/**
 * A form as managers write it, one question a line, its properties behind bars:
 * `What happened?* | Say what you saw | long | 20-500`. A star makes it required,
 * `long` gives it several lines, two numbers are its shortest and longest answer,
 * anything else is its hint.
 * @throws DomainError invalid `questions_invalid`
 */
export function parseQuestions(text: string): CategoryQuestion[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseQuestion);
}

/** The same the other way round. */
export function formatQuestions(questions: readonly CategoryQuestion[]): string {
  return questions
    .map(({ label, isRequired, placeholder, isParagraph, minLength, maxLength }) => {
      const hasLengths = minLength > 0 || maxLength < MAX_ANSWER;
      const lengths = hasLengths ? [`${minLength}-${maxLength}`] : [];
      return [
        `${label}${isRequired ? '*' : ''}`,
        ...(placeholder ? [placeholder] : []),
        ...(isParagraph ? ['long'] : []),
        ...lengths,
      ].join(' | ');
    })
    .join('\n');
}

function parseQuestion(line: string): CategoryQuestion {
  const [head = '', ...properties] = line.split('|').map((part) => part.trim());
  const isRequired = head.endsWith('*');
  const question: CategoryQuestion = {
    label: (isRequired ? head.slice(0, -1) : head).trim(),
    placeholder: null,
    isRequired,
    isParagraph: false,
    minLength: 0,
    maxLength: MAX_ANSWER,
  };
  for (const property of properties.filter((each) => each !== '')) apply(question, property, line);
  return question;
}

function apply(question: CategoryQuestion, property: string, line: string): void {
  const lengths = LENGTHS.exec(property);
  if (property.toLowerCase() === 'long') question.isParagraph = true;
  else if (lengths) Object.assign(question, { minLength: Number(lengths[1] ?? 0), maxLength: Number(lengths[2]) });
  else if (question.placeholder === null) question.placeholder = property;
  else
    throw new DomainError('invalid', 'questions_invalid', `A question has one hint, and this has two: ${line}`, {
      line,
    });
}

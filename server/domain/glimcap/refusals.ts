import { DomainError, type RefusalValues } from '../errors.ts';

interface Numbered {
  number: number;
}

const conflict = (code: string, sentence: string, values: RefusalValues) =>
  new DomainError('conflict', code, sentence, values);
const absent = (sentence: string, values: RefusalValues) =>
  new DomainError('not_found', 'glimcap_not_found', sentence, values);

/** Why something cannot be done with a report, in the words that its reviewer reads. */
export const refusals = {
  published: ({ number }: Numbered) =>
    conflict('glimcap_published', `The Glimcap Part ${number} is published and cannot change.`, { number }),
  held: ({ number }: Numbered) =>
    conflict('glimcap_held', `The Glimcap Part ${number} is on hold. Let it go first.`, { number }),
  redrafted: ({ number }: Numbered) =>
    conflict('glimcap_redrafted', `There is a newer draft of Part ${number}. Review that one.`, { number }),
  outdated: ({ number }: Numbered) =>
    conflict(
      'glimcap_outdated',
      `Another Glimcap was published since Part ${number} was drafted. Recompute it first.`,
      { number },
    ),
  unacknowledged: ({ number }: Numbered, count: number) =>
    conflict(
      'glimcap_unacknowledged',
      `Part ${number} has ${count === 1 ? '1 finding' : `${count} findings`} that nobody has acknowledged. Look at them first.`,
      { number, count },
    ),
  weekNotOver: (sunday: string) =>
    new DomainError('invalid', 'glimcap_week_not_over', `The week that ends on ${sunday} is not over yet.`, { sunday }),
  weekPassed: ({ number }: Numbered) =>
    conflict(
      'glimcap_week_passed',
      `The Glimcap Part ${number} is about a later week, so this one can no longer be written.`,
      { number },
    ),
  gone: () => absent('That draft is gone.', { context: 'draft' }),
  unknown: (number: number) => absent(`There is no Glimcap Part ${number}.`, { number }),
};

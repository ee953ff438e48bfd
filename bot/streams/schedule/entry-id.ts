import { DomainError } from '#domain/errors.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of an entry as a choice carries it. @throws DomainError not_found `schedule_entry_not_found` */
export function entryId(text: string): string {
  if (UUID.test(text)) return text;
  const sentence = 'That is not on the schedule any more.';
  throw new DomainError('not_found', 'schedule_entry_not_found', sentence);
}

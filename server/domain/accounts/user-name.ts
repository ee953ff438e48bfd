import { DomainError } from '../errors.ts';

const NAME = /^[A-Za-z0-9._-]{3,24}$/;

/** @throws DomainError invalid `user_name_invalid` */
export function parseUserName(text: string): string {
  const name = text.trim();
  if (NAME.test(name)) return name;
  throw new DomainError(
    'invalid',
    'user_name_invalid',
    'A name has 3 to 24 letters, digits, dots, dashes or underscores.',
  );
}

/** A valid name made of whatever another service calls a person; ends in `suffix` when the bare one is taken. */
export function suggestUserName(foreignName: string, suffix = ''): string {
  const plain = foreignName.normalize('NFKD').replace(/[^A-Za-z0-9._-]/g, '');
  const base = plain.length >= 3 ? plain : `member${plain}`;
  return base.slice(0, 24 - suffix.length) + suffix;
}

import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 24;

/** An id as Stripe makes them: what it is of, and letters and digits that mean nothing. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(LENGTH)}`;
}

/** Letters and digits. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

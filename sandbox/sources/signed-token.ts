import { createHmac } from 'node:crypto';
import { isSame } from './credentials.ts';

/**
 * A token that carries a number (when it was handed out, or which one of a row it is) and that only who knows the
 * secret can make: it is good after a restart of the sandbox too.
 */
export function signToken(kind: string, number: number, secret: string): string {
  return `${kind}.${number}.${createHmac('sha256', secret).update(`${kind}.${number}`).digest('base64url')}`;
}

/** The number of a token, or null when it is none of this kind. */
export function numberOf(kind: string, token: string, secret: string): number | null {
  const number = Number(token.split('.')[1]);
  return isSame(token, signToken(kind, number, secret)) ? number : null;
}

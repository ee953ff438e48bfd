import type { Secrets } from '../../secrets.ts';
import { createToken, hashToken } from '../../token.ts';

/** What stands in a link, and how it is kept: a hash to know it by, and sealed to write it again. */
export interface LinkToken {
  token: string;
  hash: string;
  sealed: string;
}

const FORM = /^[\w-]{43}$/;

export function createLinkToken(secrets: Secrets): LinkToken {
  const token = createToken();
  return { token, hash: hashToken(token), sealed: secrets.seal(token) };
}

/** @returns null when it was sealed with a key that this installation no longer has */
export function revealLinkToken(sealed: string, secrets: Secrets): string | null {
  try {
    return secrets.unseal(sealed);
  } catch {
    return null; // SESSION_SECRET was changed: what was sealed before cannot be read any more.
  }
}

/** The hash to look a token of a link up by, or null for what is none. */
export function hashOfLink(token: string): string | null {
  return FORM.test(token) ? hashToken(token) : null;
}

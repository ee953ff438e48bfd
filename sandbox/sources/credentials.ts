import { createHash, timingSafeEqual } from 'node:crypto';
import { type Call, Refusal } from './service.ts';

/** RFC 6750 §2.1, as every service but a few public ones wants it. @throws Refusal 401 in the service's own words */
export function requireBearer({ headers, token }: Call, words: string): void {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (!isSame(given, token)) throw new Refusal(401, words);
}

/** Compares without telling by its time where the difference is. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== '' && timingSafeEqual(digest(given), digest(wanted));
}

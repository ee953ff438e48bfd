import { createHash, timingSafeEqual } from 'node:crypto';
import { errors } from './errors.ts';

/**
 * The secret key, as Bearer or as the user name of Basic: https://docs.stripe.com/api/authentication
 * @throws StripeError 401
 */
export function authenticate(header: string, secretKey: string): void {
  const key = keyOf(header);
  if (key === '') throw errors.noKey();
  if (!isSame(key, secretKey)) throw errors.wrongKey(key);
}

function keyOf(header: string): string {
  const [scheme = '', value = ''] = header.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString().split(':')[0] ?? '';
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

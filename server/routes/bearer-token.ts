import { HttpError } from '../errors.ts';
import type { HttpContext } from '../http-context.ts';

/**
 * The token of `Authorization: Bearer …` (RFC 6750).
 * @throws HttpError 401
 */
export function bearerToken(ctx: HttpContext): string {
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(ctx.get('Authorization')) ?? [];
  if (token) return token;
  throw new HttpError(401, 'bearer_missing', 'Send the key as "Authorization: Bearer KEY".', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

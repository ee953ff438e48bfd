import { HttpError } from '../errors.ts';
import type { HttpMiddleware } from '../http-context.ts';

/**
 * Refuses a form that another site sent, for forms that work signed out and so have no token. Browsers say where a
 * request comes from: in Sec-Fetch-Site on trustworthy addresses, in Origin with every POST.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function requireSameOrigin(publicUrl: string): HttpMiddleware {
  const { origin } = new URL(publicUrl);
  return async (ctx, next) => {
    const site = ctx.get('Sec-Fetch-Site');
    const isOwn = site === '' ? ctx.get('Origin') === origin : site === 'same-origin';
    if (!isOwn)
      throw new HttpError(403, 'other_origin', 'This form was sent from another site. Open it here and try again.');
    await next();
  };
}

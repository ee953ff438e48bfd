import type { RouterContext } from '@koa/router';
import { errors } from '../wire/errors.ts';

/** Chromium holds form-action against the redirect that answers a form, so the pages to return to are in it. */
export function protect(ctx: RouterContext, returnUrls: (string | null)[]): void {
  const origins = returnUrls.map((url) => (url && URL.canParse(url) ? new URL(url).origin : ''));
  ctx.set({
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; form-action 'self' ${[...new Set(origins)].join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
    'X-Content-Type-Options': 'nosniff',
    // Not no-referrer: with that, browsers send forms with Origin: null.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  ctx.type = 'html';
}

/** Browsers send an Origin with every form. */
export function refuseOtherOrigins(ctx: RouterContext, url: string): void {
  const origin = ctx.get('origin');
  if (origin !== '' && origin !== url && origin !== `http://${ctx.get('host')}`)
    throw errors.badState('Forms are taken from this very page only.');
}

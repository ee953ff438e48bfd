import { isbot } from 'isbot';
import type { SeenPage } from '#domain/metrics/traffic/page-view-log.ts';
import { clientAddress } from '../client-address.ts';
import type { HttpContext, HttpMiddleware } from '../http-context.ts';

/** What staff look at says nothing about the community. */
const STAFF = /^\/staff(\/|$)/i;

interface Parts {
  pageViews: { add(view: SeenPage): void };
  trustedProxies: number;
}

/**
 * Counts the pages that people look at: documents that were drawn for them, and no redirects, errors or
 * staff pages. Who asks not to be tracked is not counted, nor are programs that say what they are.
 */
export function countPageViews({ pageViews, trustedProxies }: Parts): HttpMiddleware {
  return async (ctx, next) => {
    await next();
    if (!isPageShown(ctx) || !mayBeCounted(ctx)) return;
    const referrer = ctx.get('Referer');
    pageViews.add({
      at: new Date(),
      address: clientAddress(ctx.req, trustedProxies),
      userAgent: ctx.get('User-Agent'),
      path: ctx.path,
      ...(referrer && { referrer }),
    });
  };
}

/** A page that the browser has kept (304) is looked at like any other. */
function isPageShown(ctx: HttpContext): boolean {
  if (ctx.method !== 'GET' || STAFF.test(ctx.path)) return false;
  if (ctx.status === 304) return ctx.get('Sec-Fetch-Dest') === 'document';
  return ctx.status === 200 && ctx.response.is('html') === 'html';
}

function mayBeCounted(ctx: HttpContext): boolean {
  return !asksNotToBe(ctx) && !isFetchedAhead(ctx) && !isProgram(ctx);
}

/**
 * @see https://www.w3.org/TR/tracking-dnt/#dnt-header-field
 * @see https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests
 */
function asksNotToBe(ctx: HttpContext): boolean {
  return ctx.get('DNT') === '1' || ctx.get('Sec-GPC') === '1';
}

/**
 * A browser guesses what its user may want next, and says so; older ones with other headers.
 * @see https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header
 */
function isFetchedAhead(ctx: HttpContext): boolean {
  const purpose = ['Sec-Purpose', 'Purpose', 'X-Moz', 'X-Purpose'].map((name) => ctx.get(name)).join();
  return /prefetch|preview|prerender/i.test(purpose);
}

/** Bots by the name they give; and what fetches HTML without showing it as a page. */
function isProgram(ctx: HttpContext): boolean {
  const userAgent = ctx.get('User-Agent');
  const destination = ctx.get('Sec-Fetch-Dest');
  return !userAgent || isbot(userAgent) || (destination !== '' && destination !== 'document');
}

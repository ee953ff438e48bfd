import { DomainError } from '#domain/errors.ts';
import type { Language } from '../../locales/languages.ts';
import { refusalsIn } from '../../locales/refusals.ts';
import { HttpError, type Problem, problemOf } from '../errors.ts';
import type { HttpContext, HttpMiddleware } from '../http-context.ts';
import type { Log } from '../log.ts';
import { acceptedLanguage, pageLanguage } from '../request-language.ts';

/** Draws the page for an error, for people; null while there are no pages. */
export type ErrorPage = (problem: Problem, ctx: HttpContext) => Promise<string>;

/** The server's only catch. Pages get a page, everyone else problem+json (RFC 9457). */
export function handleErrors({ log, errorPage }: { log: Log; errorPage: ErrorPage }): HttpMiddleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && !ctx.body) throw new HttpError(404, 'not_found', `There is nothing at ${ctx.path}.`);
      if (ctx.status === 405)
        throw new HttpError(405, 'method_not_allowed', `${ctx.method} is not possible at ${ctx.path}.`);
    } catch (error) {
      const problem = problemOf(error);
      const isPage = wantsPage(ctx);
      const said = worded(problem, error, isPage ? pageLanguage(ctx) : acceptedLanguage(ctx));
      if (problem.status >= 500 && problem.reference) {
        log.error({ err: error, reference: problem.reference, method: ctx.method, path: ctx.path }, 'request failed');
      }
      await answer(ctx, said, error);
    }
  };

  async function answer(ctx: HttpContext, problem: Problem, error: unknown): Promise<void> {
    if (error instanceof HttpError) ctx.set(error.headers);
    if (problem.status === 503) ctx.set('Retry-After', '5');
    ctx.status = problem.status;
    if (wantsPage(ctx)) {
      ctx.type = 'html';
      ctx.body = await errorPage(problem, ctx);
    } else {
      ctx.vary('Accept-Language');
      ctx.type = 'application/problem+json';
      ctx.body = JSON.stringify(problem);
    }
  }
}

/** The same in the reader's language, where that has words for it. */
function worded(problem: Problem, error: unknown, language: Language): Problem {
  const find = refusalsIn(language);
  const detail = error instanceof DomainError ? find(error.code, error.values) : find(`http_${problem.code}`);
  return detail === null ? problem : { ...problem, detail };
}

/** Whoever opens an address, or sends a form without scripts, reads the answer. */
function wantsPage(ctx: HttpContext): boolean {
  return (
    (ctx.method === 'GET' || ctx.is('urlencoded') === 'urlencoded') &&
    !/^\/(api|whip|health|metrics)\b/.test(ctx.path) &&
    ctx.accepts('json', 'html') === 'html'
  );
}

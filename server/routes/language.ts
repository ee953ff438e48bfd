import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { LANGUAGES } from '../../locales/languages.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { localPath } from '../local-path.ts';
import { requireSameOrigin } from '../middleware/require-same-origin.ts';
import { LANGUAGE_COOKIE } from '../request-language.ts';

const YEAR_MS = 365 * 86_400_000;
const choice = z.object({ language: z.enum(LANGUAGES), returnTo: z.string().max(2_000).optional() });

interface Parts extends Pick<Domain, 'accounts'> {
  publicUrl: string;
}

/** `POST /language`: which language pages are in, for this browser and for the account that it is signed in to. */
export function languageRoutes({ accounts, publicUrl }: Parts): Router<HttpState> {
  const router = new Router<HttpState>();
  const isSecure = publicUrl.startsWith('https:');

  router.post(
    '/language',
    requireSameOrigin(publicUrl),
    bodyParser({ enableTypes: ['form'], formLimit: '4kb' }),
    async (ctx) => {
      const chosen = choice.safeParse(ctx.request.body);
      if (!chosen.success) throw new HttpError(422, 'invalid', `Choose one of ${LANGUAGES.join(', ')}.`);
      const { language, returnTo } = chosen.data;
      ctx.cookies.set(LANGUAGE_COOKIE, language, {
        ...{ maxAge: YEAR_MS, sameSite: 'lax', secure: isSecure, httpOnly: true, path: '/', overwrite: true },
      });
      if (ctx.state.session) await accounts.chooseLanguage(ctx.state.session.user.id, language);
      ctx.redirect(localPath(returnTo));
      ctx.status = 303;
    },
  );
  return router;
}

import { LANGUAGES, type Language, languageOf } from '../locales/languages.ts';
import type { HttpContext } from './http-context.ts';

/** Holds the language that somebody has chosen for pages. It says nothing of who they are. */
export const LANGUAGE_COOKIE = 'glim_language';

/** What a page is drawn in: what the reader chose here, or in their account, or what their browser asks for. */
export function pageLanguage(ctx: HttpContext): Language {
  ctx.vary('Accept-Language');
  ctx.vary('Cookie');
  const chosen = ctx.cookies.get(LANGUAGE_COOKIE) ?? ctx.state.session?.user.language;
  return LANGUAGES.find((language) => language === chosen) ?? acceptedLanguage(ctx);
}

/** What a program or a browser asks for; English when it speaks none of ours, or does not say. */
export function acceptedLanguage(ctx: HttpContext): Language {
  const accepted = ctx.acceptsLanguages(...LANGUAGES);
  return languageOf(accepted === false ? null : accepted);
}

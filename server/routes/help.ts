import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { HelpVoter } from '#domain/support/help/help-voter.ts';
import type { Language } from '../../locales/languages.ts';
import { AnswerCache } from '../answer-cache.ts';
import { clientAddress } from '../client-address.ts';
import { HttpError } from '../errors.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requireSameOrigin } from '../middleware/require-same-origin.ts';
import { presentFoundHelp, presentHelpArticle, presentHelpIndex } from '../presenters/help-article.ts';
import { sendKept, sendPublic } from '../public-answers.ts';
import { pageLanguage } from '../request-language.ts';
import type { PageData } from '../web/page-data.ts';
import type { Renderer } from '../web/render.ts';
import { param } from './param.ts';

/** Nothing on these pages tells of "now", so that the same text is the same bytes. */
const TIMELESS = new Date(0).toISOString();
/** Four states of some two dozen articles, and the list, in each language. */
const KEPT = 400;
const FOUND = 20;
const RELATED = 4;
const type = 'html';

const searchQuery = z.object({ q: z.string().max(200).default('') });
const answerQuery = z.object({ answer: z.enum(['yes', 'no', 'sent']).optional() });
const word = z.object({ helpful: z.enum(['yes', 'no']), comment: z.string().max(4_000).optional() });

interface Parts extends Pick<Domain, 'help' | 'helpFeedback'> {
  renderer: Renderer;
  publicUrl: string;
  trustedProxies: number;
}

/**
 * The help site: the same for everyone who reads it, without scripts too. The guides do not change while a server runs,
 * so each page is drawn once.
 */
export function helpRoutes({ help, helpFeedback, renderer, publicUrl, trustedProxies }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/help' });
  const kept = new AnswerCache(KEPT);
  const html = (url: string, data: PageData, language: Language) =>
    renderer.page({ url, data, language, drawnAt: TIMELESS }).html;
  const categories = presentHelpIndex(help.list());

  router.get('/', rateLimit({ name: 'help-search', points: 90, seconds: 60 }), async (ctx) => {
    const asked = searchQuery.safeParse({ ...ctx.query });
    if (!asked.success) throw new HttpError(422, 'invalid', 'Search for up to 200 characters.');
    const q = asked.data.q.trim();
    const language = pageLanguage(ctx);
    if (q === '') {
      const draw = async () => html('/help', { help: { index: { q, categories, found: [] } } }, language);
      return sendKept(ctx, await kept.get(`${language} /help`, draw), { type });
    }
    const found = help.search(q, { limit: FOUND }).map(presentFoundHelp);
    if (found.length === 0) await helpFeedback.missed(q);
    // What strangers type is not kept.
    sendPublic(
      ctx,
      html(
        `/help?${new URLSearchParams({ q: q.toWellFormed() })}`,
        { help: { index: { q, categories, found } } },
        language,
      ),
      { type },
    );
  });

  router.get('/:slug', async (ctx) => {
    const article = help.get(param(ctx, 'slug'));
    if (article.slug !== param(ctx, 'slug')) {
      ctx.redirect(`/help/${article.slug}`);
      ctx.status = 301;
      return;
    }
    const { answer = 'none' } = answerQuery.safeParse({ ...ctx.query }).data ?? {};
    const url = `/help/${article.slug}${answer === 'none' ? '' : `?answer=${answer}`}`;
    const related = help.related(article, RELATED);
    const language = pageLanguage(ctx);
    const draw = async () =>
      html(url, { help: { article: presentHelpArticle(article, { related, answer }) } }, language);
    sendKept(ctx, await kept.get(`${language} ${url}`, draw), { type });
  });

  router.post(
    '/:slug/feedback',
    rateLimit({ name: 'help-feedback', points: 20, seconds: 600 }),
    requireSameOrigin(publicUrl),
    bodyParser({ enableTypes: ['form'], formLimit: '16kb' }),
    async (ctx) => {
      const { slug } = help.get(param(ctx, 'slug'));
      const said = word.safeParse(ctx.request.body);
      if (!said.success) throw new HttpError(422, 'invalid', 'Say yes or no, and at most 4,000 characters about it.');
      const { helpful, comment } = said.data;
      await helpFeedback.vote({
        ...{ slug, voter: voterOf(ctx), isHelpful: helpful === 'yes', source: 'web' },
        ...(comment !== undefined && { comment }),
      });
      ctx.redirect(`/help/${slug}?answer=${comment === undefined ? helpful : 'sent'}#did-this-help`);
      ctx.status = 303;
    },
  );

  return router;

  function voterOf(ctx: HttpContext): HelpVoter {
    const user = ctx.state.session?.user;
    if (user?.discordId) return { discordId: user.discordId };
    if (user) return { userId: user.id };
    return { address: clientAddress(ctx.req, trustedProxies), userAgent: ctx.get('User-Agent').slice(0, 500) };
  }
}

import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { readMailAddress } from '#domain/glimcap/mail/mail-address.ts';
import type { HttpContext, HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requireSameOrigin } from '../middleware/require-same-origin.ts';
import { pageLanguage } from '../request-language.ts';
import type { MailStep } from '../web/page-data.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';

interface Parts extends Pick<Domain, 'glimcapReaders'> {
  renderer: Renderer;
  publicUrl: string;
}

/**
 * The reports by e-mail: to ask for them, to confirm, to leave. Looking at a link changes nothing, because programs look
 * at the links of mails too. The links prove themselves, so they need no sign-in, and leaving works from anywhere (RFC 8058).
 */
export function glimcapMailRoutes({ glimcapReaders, renderer, publicUrl }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap/mail' });
  const links = rateLimit({ name: 'mail-links', points: 600, seconds: 60 });
  const readForm = bodyParser({ enableTypes: ['form'], formLimit: '4kb' });

  router.get('/', (ctx) => show(ctx, { step: glimcapReaders.isOpen ? 'ask' : 'off' }));

  router.post(
    '/',
    rateLimit({ name: 'mail', points: 6, seconds: 600 }),
    requireSameOrigin(publicUrl),
    readForm,
    async (ctx) => {
      const address = addressOf(ctx);
      if (glimcapReaders.isOpen && !readMailAddress(address)) return show(ctx, { step: 'invalid' }, 422);
      await glimcapReaders.ask(address, pageLanguage(ctx));
      ctx.redirect('/glimcap/mail/asked');
      ctx.status = 303;
    },
  );
  router.get('/asked', (ctx) => show(ctx, { step: 'asked' }));

  router.get('/confirm', links, async (ctx) => {
    const token = tokenOf(ctx);
    if (await glimcapReaders.canConfirm(token)) return show(ctx, { step: 'confirm', token });
    show(ctx, { step: 'expired' }, 410);
  });
  router.post('/confirm', links, async (ctx) => {
    if (await glimcapReaders.confirm(tokenOf(ctx))) return show(ctx, { step: 'confirmed' });
    show(ctx, { step: 'expired' }, 410);
  });

  router.get('/leave', links, (ctx) => show(ctx, { step: 'leave', token: tokenOf(ctx) }));
  router.post('/leave', links, async (ctx) => {
    if (await glimcapReaders.leave(tokenOf(ctx))) return show(ctx, { step: 'left' });
    show(ctx, { step: 'unknown' }, 404);
  });

  return router;

  /** The address of these pages is a secret of their reader: it is kept nowhere and told to nobody. */
  function show(ctx: HttpContext, mail: { step: MailStep; token?: string }, status = 200): void {
    showPage(ctx, renderer, { mail }, ctx.path);
    ctx.status = status;
    ctx.set({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' });
  }
}

function addressOf(ctx: HttpContext): string {
  const body: unknown = ctx.request.body;
  const address = body && typeof body === 'object' && 'address' in body ? body.address : undefined;
  return typeof address === 'string' ? address : '';
}

function tokenOf(ctx: HttpContext): string {
  const { token } = ctx.query;
  return typeof token === 'string' ? token : '';
}

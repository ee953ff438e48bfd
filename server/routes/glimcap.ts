import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { presentGlimcap, presentGlimcapFigures, presentGlimcapLink } from '../presenters/glimcap.ts';
import { glimcapFeed } from '../presenters/glimcap-feed.ts';
import type { Renderer } from '../web/render.ts';
import { showPage } from './pages.ts';
import { param } from './param.ts';

/** One a week for ten years. */
const LISTED = 520;
const IN_FEED = 20;
const NUMBER = /^([1-9]\d{0,5})(\.json)?$/;
/** What is published never changes, so only the lists can be old. */
const FEED_SECONDS = 600;

interface Parts extends Pick<Domain, 'glimcap'> {
  renderer: Renderer;
  publicUrl: string;
}

/** The published reports: pages for people, a feed, and the figures as JSON. */
export function glimcapRoutes({ glimcap, renderer, publicUrl }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap' });

  router.get('/', async (ctx) => {
    const reports = await glimcap.listPublished({ limit: LISTED });
    showPage(ctx, renderer, { reports: reports.map(presentGlimcapLink) });
  });

  router.get('/feed.xml', async (ctx) => {
    const reports = await glimcap.listPublished({ limit: IN_FEED });
    ctx.set('Cache-Control', `public, max-age=${FEED_SECONDS}`);
    ctx.type = 'application/atom+xml';
    ctx.body = glimcapFeed(reports.map(presentGlimcap), publicUrl);
  });

  router.get('/:number', async (ctx) => {
    const [, number, asJson] = NUMBER.exec(param(ctx, 'number')) ?? [];
    if (!number) throw new HttpError(404, 'glimcap_not_found', 'There is no such Glimcap.');
    const report = await glimcap.getPublished(Number(number));
    if (!asJson) return showPage(ctx, renderer, { report: presentGlimcap(report) });
    ctx.set('Cache-Control', `public, max-age=${FEED_SECONDS}`);
    ctx.body = presentGlimcapFigures(report);
  });

  return router;
}

import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import type { PublishedFigure } from '#domain/glimcap/archive/glimcap-archive.ts';
import { historyChart } from '#domain/glimcap/archive/history-chart.ts';
import { chartAltText } from '#domain/metrics/chart-alt-text.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { presentChart, presentGlimcap, presentListItem } from '../presenters/glimcap.ts';
import { presentFigureDetail } from '../presenters/glimcap-figure.ts';
import { PublicAnswers, sendPublic } from '../public-answers.ts';
import type { PageData } from '../web/page-data.ts';
import type { Renderer } from '../web/render.ts';
import { glimcapNumber } from './glimcap-number.ts';
import { param } from './param.ts';

const LISTED = 20;
/** The reports of a year, and the figures that people look up; apart from these, the pages of the list. */
const KEPT = 200;
const KEPT_LISTS = 30;
/** Nothing on these pages tells of "now", so that the same edition is the same bytes. */
const TIMELESS = new Date(0).toISOString();
const SECOND_PAGE = 2;

const listQuery = z.object({
  q: z.string().max(200).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

interface Parts extends Pick<Domain, 'glimcapArchive'> {
  renderer: Renderer;
  charts: ChartRenderer;
}

/** The published reports as pages, the same for everyone who reads them: the browser asks for the reader's own name. */
export function glimcapRoutes({ glimcapArchive: archive, renderer, charts }: Parts): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/glimcap' });
  const answers = new PublicAnswers(archive, KEPT);
  const lists = new PublicAnswers(archive, KEPT_LISTS);
  const html = (url: string, data: PageData) => renderer.page({ url, data, drawnAt: TIMELESS }).html;
  const type = 'html';

  router.get('/', rateLimit({ name: 'glimcap-list', points: 90, seconds: 60 }), async (ctx) => {
    const asked = listQuery.safeParse({ ...ctx.query });
    if (!asked.success) throw new HttpError(422, 'invalid', 'Search for up to 200 characters, on a page from 1 on.');
    const { page } = asked.data;
    const q = asked.data.q.trim();
    const draw = async () => html(listUrl(q, page), await listData(q, page));
    // What strangers type is not kept.
    if (q !== '') return sendPublic(ctx, await draw(), { type });
    await lists.send(ctx, listUrl(q, page), { type, draw });
  });

  router.get('/:number', async (ctx) => {
    const number = glimcapNumber(param(ctx, 'number'));
    const url = `/glimcap/${number}`;
    const draw = async () => html(url, { report: presentGlimcap(await archive.get(number), charts.size) });
    await answers.send(ctx, url, { type, draw });
  });

  router.get('/:number/versions/:version', async (ctx) => {
    const [number, version] = [glimcapNumber(param(ctx, 'number')), glimcapNumber(param(ctx, 'version'))];
    const url = `/glimcap/${number}/versions/${version}`;
    const draw = async () => html(url, { report: presentGlimcap(await archive.get(number, version), charts.size) });
    await answers.send(ctx, url, { type, draw });
  });

  router.get('/:number/figures/:key', rateLimit({ name: 'figures', points: 240, seconds: 60 }), async (ctx) => {
    const [number, key] = [glimcapNumber(param(ctx, 'number')), param(ctx, 'key')];
    const url = `/glimcap/${number}/figures/${encodeURIComponent(key)}`;
    const draw = async () => html(url, figureData(await archive.getFigure(number, key), charts, url));
    await answers.send(ctx, url, { type, draw });
  });

  return router;

  async function listData(q: string, page: number): Promise<PageData> {
    const at = { limit: LISTED, offset: (page - 1) * LISTED };
    const pagesOf = (total: number) => Math.max(1, Math.ceil(total / LISTED));
    if (q === '') {
      const total = await archive.count();
      const reports = (await archive.list(at)).map((issue) => presentListItem(issue));
      return { reports, q, page, total, pages: pagesOf(total) };
    }
    const { total, hits } = await archive.search({ words: q, ...at });
    const reports = hits.map(({ issue, snippet }) => presentListItem(issue, snippet));
    return { reports, q, page, total, pages: pagesOf(total) };
  }
}

function listUrl(q: string, page: number): string {
  const asked = new URLSearchParams();
  if (q !== '') asked.set('q', q.toWellFormed());
  if (page >= SECOND_PAGE) asked.set('page', String(page));
  return asked.size === 0 ? '/glimcap' : `/glimcap?${asked}`;
}

function figureData(
  { issue, figure, points, latest }: PublishedFigure,
  { size }: ChartRenderer,
  url: string,
): PageData {
  const spec = historyChart(figure, points);
  const chart = spec && { key: figure.key, spec, alt: chartAltText(spec), src: `${url}/chart`, version: issue.ordinal };
  return {
    figure: presentFigureDetail(figure, issue, points),
    latest: latest > issue.number ? latest : null,
    chart: chart && presentChart(chart, size),
  };
}

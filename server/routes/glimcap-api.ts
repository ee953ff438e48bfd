import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { reportFigures } from '#domain/glimcap/archive/report-figure.ts';
import { compileReport } from '#domain/glimcap/compile-report.ts';
import type { HttpContext } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { figureDetailSchema, figureSchema, presentFigure, presentFigureDetail } from '../presenters/glimcap-figure.ts';
import { linkSchema, presentLink } from '../presenters/glimcap-link.ts';
import { presentReportDetail, reportSchema } from '../presenters/glimcap-report.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';

const MAX_PAGE = 100;
const TAG = 'glimcap';
const NOT_FOUND = { 404: 'glimcap_not_found' };
const LIMITED = { 429: 'rate_limited' };

const number = z.coerce.number().int().min(1).max(999_999);
const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(20),
  cursor: number.optional().meta({ description: 'nextCursor of the page before' }),
});
const versionQuery = z.object({
  version: number.optional().meta({ description: 'An earlier version; by default the one that stands' }),
});

/** The published reports for machines. */
export function glimcapApiRoutes({ glimcapArchive: archive }: Pick<Domain, 'glimcapArchive'>): ApiRoute[] {
  const limit = rateLimit({ name: 'glimcap-api', points: 240, seconds: 60 });
  return [
    apiRoute({
      method: 'get',
      path: '/glimcaps',
      summary: 'The published Glimcaps, newest first',
      tag: TAG,
      access: 'anyone',
      query: listQuery,
      status: 200,
      answer: z.object({ data: z.array(linkSchema), nextCursor: z.string().nullable() }),
      problems: LIMITED,
      limit,
      async handle({ ctx, query: { limit, cursor } }) {
        const found = await archive.list({ limit: limit + 1, before: cursor });
        mayBeKept(ctx);
        const data = found.slice(0, limit).map(presentLink);
        return { data, nextCursor: found.length > limit ? String(data.at(-1)?.number) : null };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/glimcaps/:number',
      summary: 'A published Glimcap with its figures, texts and corrections',
      tag: TAG,
      access: 'anyone',
      params: z.object({ number }),
      query: versionQuery,
      status: 200,
      answer: reportSchema,
      problems: { 404: 'glimcap_not_found, glimcap_version_not_found', ...LIMITED },
      limit,
      async handle({ ctx, params, query: { version } }) {
        const issue = await archive.get(params.number, version);
        mayBeKept(ctx);
        return presentReportDetail(issue);
      },
    }),
    apiRoute({
      method: 'get',
      path: '/glimcaps/:number/figures',
      summary: 'Every figure of a published Glimcap, and where it comes from',
      tag: TAG,
      access: 'anyone',
      params: z.object({ number }),
      status: 200,
      answer: z.object({ data: z.array(figureSchema), nextCursor: z.null() }),
      problems: { ...NOT_FOUND, ...LIMITED },
      limit,
      async handle({ ctx, params }) {
        const { figures } = await archive.get(params.number);
        mayBeKept(ctx);
        return { data: reportFigures(compileReport(figures)).map(presentFigure), nextCursor: null };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/glimcaps/:number/figures/:key',
      summary: 'A figure of a published Glimcap with its source, its corrections and its history',
      tag: TAG,
      access: 'anyone',
      params: z.object({
        number,
        key: z.string().meta({ description: 'Of a metric, or of a line of the finances: `finance.gross`' }),
      }),
      status: 200,
      answer: figureDetailSchema,
      problems: { 404: 'glimcap_not_found, glimcap_figure_not_found', ...LIMITED },
      limit,
      async handle({ ctx, params }) {
        const { figure, issue, points } = await archive.getFigure(params.number, params.key);
        mayBeKept(ctx);
        return presentFigureDetail(figure, issue, points);
      },
    }),
  ];
}

/** The same for everyone; a correction may come at any time. */
function mayBeKept(ctx: HttpContext): void {
  ctx.set('Cache-Control', 'public, max-age=60');
}

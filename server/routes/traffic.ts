import Router from '@koa/router';
import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { requireStaff } from '../middleware/require-staff.ts';
import { presentTraffic, trafficSchema } from '../presenters/traffic.ts';
import type { Renderer } from '../web/render.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { showPage } from './pages.ts';

const LISTED = 20;

const query = z.object({
  week: z.iso
    .date()
    .refine((text) => text >= '2000-01-01' && text <= '2199-12-31', 'expected a year from 2000 to 2199')
    .optional()
    .meta({ description: 'Any day of the week; this week by default' }),
  days: z.coerce.number().int().min(1).max(1830).default(7).meta({
    description: 'How many days until the end of the week the lists of pages and referrers go over',
  }),
});

type Traffic = Pick<Domain, 'traffic'>;

/** The figures behind `/staff/traffic`. */
export function trafficApiRoutes({ traffic }: Traffic): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/traffic',
      summary: 'Page views and visitors of a week beside the one before',
      tag: 'metrics',
      access: 'staff',
      query,
      status: 200,
      answer: trafficSchema,
      async handle({ ctx, query: { week, days } }) {
        ctx.set('Cache-Control', 'private, no-store');
        return presentTraffic(await traffic.overview({ day: week, days, limit: LISTED }));
      },
    }),
  ];
}

/** Traffic for staff; the figures for everyone are in the Glimcap. */
export function trafficRoutes({ traffic, renderer }: Traffic & { renderer: Renderer }): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/staff/traffic' });

  router.get('/', requireStaff, async (ctx) => {
    const asked = query.safeParse({ ...ctx.query });
    if (!asked.success) throw new HttpError(422, 'invalid', 'There is no such week.');
    const { week, days } = asked.data;
    const overview = await traffic.overview({ day: week, days, limit: LISTED });
    showPage(ctx, renderer, { traffic: presentTraffic(overview), days });
    ctx.set('Cache-Control', 'private, no-store');
  });

  return router;
}

import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canEditMetrics, canReadMetrics } from '#domain/metrics/policies.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { metricSourceSchema, presentSource } from '../presenters/metric-source.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { keepPrivate } from './keep-private.ts';
import { listOf } from './list-of.ts';
import { metricEditorOf } from './metric-editor-of.ts';

const STAFF = { tag: 'metrics', access: 'staff' } as const;

/** The services that count for us. */
export function metricSourceRoutes({ metricSources }: Pick<Domain, 'metricSources'>): ApiRoute[] {
  return [
    apiRoute({
      ...STAFF,
      can: canReadMetrics,
      method: 'get',
      path: '/metric-sources',
      summary: 'The services that count for us: which are on, what failed last, when each is asked next',
      status: 200,
      answer: listOf(metricSourceSchema),
      async handle({ ctx }) {
        keepPrivate(ctx);
        return { data: (await metricSources.listSources()).map(presentSource), nextCursor: null };
      },
    }),
    apiRoute({
      ...STAFF,
      can: canEditMetrics,
      method: 'post',
      path: '/metric-sources/:name/sample',
      summary: 'Ask a source now, whether it is due or not; the answer comes when it has been asked',
      params: z.object({ name: z.string().max(32) }),
      status: 204,
      problems: { 404: 'source_unknown', 409: 'source_off, source_idle' },
      limit: rateLimit({ name: 'sample-now', points: 20, seconds: 60 }),
      async handle({ ctx, params }) {
        await metricSources.sampleNow(metricEditorOf(ctx), params.name);
      },
    }),
  ];
}

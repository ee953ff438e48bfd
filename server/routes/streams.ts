import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { presentStreamCard, streamCardSchema } from '../presenters/stream.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { liveFilterSchema } from './live-filter.ts';

const MAX_PAGE = 100;

const query = liveFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(24),
  cursor: z.coerce.number().int().min(0).default(0).meta({ description: 'nextCursor of the page before' }),
});

export function streamRoutes({ streams }: Pick<Domain, 'streams'>): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/streams',
      summary: 'Who is live, most viewers first',
      tag: 'streams',
      access: 'anyone',
      query,
      status: 200,
      answer: z.object({ data: z.array(streamCardSchema), nextCursor: z.string().nullable() }),
      async handle({ query: { limit, cursor, ...about } }) {
        const found = await streams.listLive({ limit: limit + 1, offset: cursor, ...about });
        const data = found.slice(0, limit).map(presentStreamCard);
        return { data, nextCursor: found.length > limit ? String(cursor + limit) : null };
      },
    }),
  ];
}

import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { HELP_CATEGORIES } from '#domain/support/help/help-article.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { presentFoundHelp } from '../presenters/help-article.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';

const foundSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: z.string(),
    category: z.enum(HELP_CATEGORIES),
    url: z.string().meta({ description: 'The page, at the section where it was found' }),
    snippet: z
      .array(z.object({ text: z.string(), isHit: z.boolean() }))
      .meta({ description: 'Plain text around what was found, in pieces' }),
  })
  .meta({ id: 'FoundHelp' });

/** The help articles for machines. */
export function helpApiRoutes({ help }: Pick<Domain, 'help'>): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/help/search',
      summary: 'Help articles that fit some words, the best first; words may be begun or mistyped',
      tag: 'help',
      access: 'anyone',
      query: z.object({
        q: z.string().min(1).max(200),
        limit: z.coerce.number().int().min(1).max(20).default(5),
      }),
      status: 200,
      answer: z.object({ data: z.array(foundSchema), nextCursor: z.null() }),
      problems: { 429: 'rate_limited' },
      limit: rateLimit({ name: 'help-api', points: 240, seconds: 60 }),
      async handle({ ctx, query: { q, limit } }) {
        ctx.set('Cache-Control', 'public, max-age=60');
        const data = help
          .search(q, { limit })
          .map(presentFoundHelp)
          .map(({ section, ...found }) => ({
            ...found,
            url: `/help/${found.slug}${section === null ? '' : `#${section}`}`,
          }));
        return { data, nextCursor: null };
      },
    }),
  ];
}

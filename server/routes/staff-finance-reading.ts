import { z } from 'zod';
import type { Domain } from '#domain/domain.ts';
import { canReadFinance } from '#domain/finance/policies.ts';
import { ledgerCoverageSchema, presentCoverage } from '../presenters/ledger-coverage.ts';
import { ledgerEntrySchema, presentEntry } from '../presenters/ledger-entry.ts';
import { mrrSchema, presentMrr } from '../presenters/mrr.ts';
import { presentStatement, statementSchema } from '../presenters/statement.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import {
  coverageQuerySchema,
  entriesQuerySchema,
  monthSchema,
  mrrQuerySchema,
  statementQuerySchema,
} from './finance-schemas.ts';
import { keepPrivate } from './keep-private.ts';
import { ledgerSearch } from './ledger-search.ts';
import { listOf } from './list-of.ts';

const READERS = { tag: 'finance', access: 'staff', can: canReadFinance } as const;

/** The books, for all staff. */
export function financeReadingRoutes({
  finances,
  ledger,
  ledgerDesk,
  mrrBoard,
}: Pick<Domain, 'finances' | 'ledger' | 'ledgerDesk' | 'mrrBoard'>): ApiRoute[] {
  return [
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/finance/statements/:month',
      summary: 'A month’s money, whole or so far, with what contradicts it',
      params: z.object({ month: monthSchema }),
      query: statementQuerySchema,
      status: 200,
      answer: statementSchema,
      problems: { 422: 'invalid, month_unknown, month_day_invalid' },
      async handle({ ctx, params, query }) {
        keepPrivate(ctx);
        return presentStatement(await finances.ofMonth(params.month, query.to));
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/finance/entries',
      summary: 'The ledger’s entries, newest first',
      query: entriesQuerySchema.extend({
        cursor: z.uuid().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
      status: 200,
      answer: listOf(ledgerEntrySchema),
      problems: { 422: 'invalid, ledger_cursor_unknown' },
      async handle({ ctx, query: { cursor, limit, ...query } }) {
        keepPrivate(ctx);
        const search = ledgerSearch(query, ledgerDesk);
        const entries = await ledgerDesk.list({ ...search, limit: limit + 1, after: cursor });
        const shown = entries.slice(0, limit);
        const nextCursor = entries.length > limit ? (shown.at(-1)?.id ?? null) : null;
        return { data: shown.map(presentEntry), nextCursor };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/finance/coverages',
      summary: 'Which days of the ledger are said to be whole',
      query: coverageQuerySchema,
      status: 200,
      answer: listOf(ledgerCoverageSchema),
      async handle({ ctx, query }) {
        keepPrivate(ctx);
        return { data: (await ledger.listCoverage(query)).map(presentCoverage), nextCursor: null };
      },
    }),
    apiRoute({
      ...READERS,
      method: 'get',
      path: '/finance/mrr',
      summary: 'Monthly recurring revenue by week or month, what moved it, and what was lost',
      query: mrrQuerySchema,
      status: 200,
      answer: z.object({ mrr: mrrSchema.nullable().meta({ description: 'null before the first subscription' }) }),
      problems: { 422: 'invalid, mrr_period_invalid' },
      async handle({ ctx, query: { by, ...days } }) {
        keepPrivate(ctx);
        const overview = await mrrBoard.overview(days, by);
        return { mrr: overview && presentMrr(overview) };
      },
    }),
  ];
}

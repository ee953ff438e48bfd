import Router from '@koa/router';
import type { Domain } from '#domain/domain.ts';
import type { ListedEntry } from '#domain/finance/ledger-list.ts';
import { canReadFinance } from '#domain/finance/policies.ts';
import { HttpError } from '../errors.ts';
import type { HttpState } from '../http-context.ts';
import { rateLimit } from '../middleware/rate-limit.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { ledgerCsv } from '../presenters/ledger-csv.ts';
import { entriesQuerySchema } from './finance-schemas.ts';
import { keepPrivate } from './keep-private.ts';
import { ledgerSearch } from './ledger-search.ts';
import { readQuery } from './read-query.ts';

const AT_ONCE = 1000;
const MOST = 100_000;

/** What counts of the ledger as a file, which can be taken over again: `/staff/finance/ledger.csv`. */
export function staffFinanceCsv({ ledgerDesk }: Pick<Domain, 'ledgerDesk'>): Router<HttpState> {
  const router = new Router<HttpState>({ prefix: '/staff/finance' });
  const limit = rateLimit({ name: 'ledger-export', points: 20, seconds: 60 });

  router.get('/ledger.csv', requirePolicy(canReadFinance), limit, async (ctx) => {
    const search = { ...ledgerSearch(readQuery(ctx, entriesQuerySchema), ledgerDesk), withHistory: false };
    const entries: ListedEntry[] = [];
    for (let after: string | undefined; ; after = entries.at(-1)?.id) {
      const page = await ledgerDesk.list({ ...search, after, limit: AT_ONCE });
      entries.push(...page);
      if (page.length < AT_ONCE) break;
      if (entries.length >= MOST)
        throw new HttpError(422, 'too_many_entries', 'Those are too many. Choose fewer days.');
    }
    ctx.attachment(`ledger-${search.from}-${search.to}.csv`);
    ctx.type = 'text/csv; charset=utf-8';
    keepPrivate(ctx);
    ctx.body = ledgerCsv(entries);
  });

  return router;
}

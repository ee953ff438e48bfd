import Router from '@koa/router';
import { z } from 'zod';
import { mrrOverviewChart } from '#domain/billing/mrr/mrr-overview-chart.ts';
import type { Domain } from '#domain/domain.ts';
import { canEditLedger, canReadFinance } from '#domain/finance/policies.ts';
import { financeChart } from '#domain/glimcap/charts/finance-chart.ts';
import { chartAltText } from '#domain/metrics/chart-alt-text.ts';
import type { ChartRenderer } from '#domain/metrics/chart-look.ts';
import type { HttpState } from '../http-context.ts';
import { requirePolicy } from '../middleware/require-policy.ts';
import { presentCoverage } from '../presenters/ledger-coverage.ts';
import { presentEntry } from '../presenters/ledger-entry.ts';
import { presentMrr } from '../presenters/mrr.ts';
import { presentStatement } from '../presenters/statement.ts';
import type { Renderer } from '../web/render.ts';
import { requireUser } from './api-route.ts';
import { createChartSender } from './chart-sender.ts';
import { entriesQuerySchema, monthSchema, mrrQuerySchema, statementQuerySchema } from './finance-schemas.ts';
import { keepPrivate } from './keep-private.ts';
import { ledgerSearch } from './ledger-search.ts';
import { showPage } from './pages.ts';
import { readQuery } from './read-query.ts';

const ENTRIES = 100;

const statementPageSchema = statementQuerySchema.extend({ month: monthSchema.optional() });
const ledgerPageSchema = entriesQuerySchema.extend({ cursor: z.uuid().optional() });

interface Parts extends Pick<Domain, 'finances' | 'ledger' | 'ledgerDesk' | 'mrrBoard'> {
  renderer: Renderer;
  charts: ChartRenderer;
}

/** `/staff/finance`: a month's statement, the ledger, recurring revenue, and a file of entries to take over. */
export function staffFinancePages(parts: Parts): Router<HttpState> {
  const { finances, ledger, ledgerDesk, mrrBoard, renderer, charts } = parts;
  const router = new Router<HttpState>({ prefix: '/staff/finance' });
  const sendChart = createChartSender(charts);
  router.use(requirePolicy(canReadFinance));

  router.get('/', async (ctx) => {
    const { month = finances.thisMonth, to } = readQuery(ctx, statementPageSchema);
    const statement = await finances.ofMonth(month, to);
    const chart = financeChart({ finance: statement.figures });
    const shown = presentStatement(statement);
    const staffStatement = { ...shown, thisMonth: finances.thisMonth, chartText: chart && chartAltText(chart) };
    showPage(ctx, renderer, { staffFigures: { staffStatement } });
    keepPrivate(ctx);
  });

  router.get('/statement.svg', async (ctx) => {
    const { month = finances.thisMonth, to } = readQuery(ctx, statementPageSchema);
    const { figures } = await finances.ofMonth(month, to);
    await sendChart(ctx, financeChart({ finance: figures }));
  });

  router.get('/ledger', async (ctx) => {
    const { cursor, ...query } = readQuery(ctx, ledgerPageSchema);
    const search = ledgerSearch(query, ledgerDesk);
    const entries = await ledgerDesk.list({ ...search, limit: ENTRIES + 1, after: cursor });
    const shown = entries.slice(0, ENTRIES);
    const coverages = await ledger.listCoverage(search);
    const { from, to, kind = null, source = null, withHistory = false } = search;
    const staffLedger = {
      search: { from, to, kind, source, withHistory },
      today: ledgerDesk.calendar.today,
      currency: (await finances.latestNames()).currency,
      entries: shown.map(presentEntry),
      isFirstPage: cursor === undefined,
      nextCursor: entries.length > ENTRIES ? (shown.at(-1)?.id ?? null) : null,
      coverages: coverages.map(presentCoverage),
      canEdit: canEditLedger(requireUser(ctx)),
    };
    showPage(ctx, renderer, { staffFigures: { staffLedger } });
    keepPrivate(ctx);
  });

  router.get('/mrr', async (ctx) => {
    const { by, ...days } = readQuery(ctx, mrrQuerySchema);
    const overview = await mrrBoard.overview(days, by);
    const chartText = overview && chartAltText(mrrOverviewChart(overview));
    const chosen = { by, from: days.from ?? null, to: days.to ?? null };
    const staffMrr = { mrr: overview && presentMrr(overview), chartText, chosen };
    showPage(ctx, renderer, { staffFigures: { staffMrr } });
    keepPrivate(ctx);
  });

  router.get('/mrr.svg', async (ctx) => {
    const { by, ...days } = readQuery(ctx, mrrQuerySchema);
    const overview = await mrrBoard.overview(days, by);
    await sendChart(ctx, overview && mrrOverviewChart(overview));
  });

  router.get('/import', async (ctx) => {
    const staffImport = { canEdit: canEditLedger(requireUser(ctx)) };
    showPage(ctx, renderer, { staffFigures: { staffImport } });
    keepPrivate(ctx);
  });

  return router;
}

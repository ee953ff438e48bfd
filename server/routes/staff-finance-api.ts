import type { Domain } from '#domain/domain.ts';
import type { ApiRoute } from './api-route.ts';
import { financeEditRoutes } from './staff-finance-edits.ts';
import { financeImportRoutes } from './staff-finance-import.ts';
import { financeReadingRoutes } from './staff-finance-reading.ts';

type Parts = Pick<Domain, 'finances' | 'ledger' | 'ledgerDesk' | 'mrrBoard'>;

/** Statements, the ledger and recurring revenue: read by all staff, written by the core team. */
export function staffFinanceApiRoutes(domain: Parts): ApiRoute[] {
  return [...financeReadingRoutes(domain), ...financeEditRoutes(domain), ...financeImportRoutes(domain)];
}

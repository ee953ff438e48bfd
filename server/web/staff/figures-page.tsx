import { ImportPage } from '../finance/import-page.tsx';
import { LedgerPage } from '../finance/ledger-page.tsx';
import { MrrPage } from '../finance/mrr-page.tsx';
import { StatementPage } from '../finance/statement-page.tsx';
import { CataloguePage } from '../metrics/catalogue-page.tsx';
import { MetricPage } from '../metrics/metric-page.tsx';
import type { StaffFiguresData } from '../page-data.ts';

/** The page about metrics or money that fits the data. */
export function FiguresPage({ staffFigures: data }: StaffFiguresData) {
  if ('staffCatalogue' in data) return <CataloguePage {...data} />;
  if ('staffMetric' in data) return <MetricPage {...data} />;
  if ('staffStatement' in data) return <StatementPage {...data} />;
  if ('staffLedger' in data) return <LedgerPage {...data} />;
  if ('staffMrr' in data) return <MrrPage {...data} />;
  return <ImportPage {...data} />;
}

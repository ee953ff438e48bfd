import type { StaffFigures } from '../page-data.ts';
import type { Translate } from '../words.ts';

/** How a page about metrics or money is titled. */
export function figuresTitle(data: StaffFigures, t: Translate): string {
  if ('staffCatalogue' in data) return t('metrics.title');
  if ('staffMetric' in data) return data.staffMetric.metric.label;
  if ('staffStatement' in data) return t('finance.statement');
  if ('staffLedger' in data) return t('finance.ledger');
  return t('staffMrr' in data ? 'finance.mrr' : 'finance.import');
}

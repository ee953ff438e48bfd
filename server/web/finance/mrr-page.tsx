import type { StaffMrrData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { ChartPicture } from '../ui/chart-picture.tsx';
import { Choice } from '../ui/choice.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { ChurnFacts } from './churn-facts.tsx';
import { FinanceFrame } from './finance-frame.tsx';
import type { MrrChoice } from './finance-types.ts';
import { MovementsTable } from './movements-table.tsx';

/** `/staff/finance/mrr`: what recurs, what moved it, and what was lost. */
export function MrrPage({ staffMrr: { mrr, chartText, chosen } }: StaffMrrData) {
  const { t } = useApp();
  const query = new URLSearchParams({
    by: chosen.by,
    ...(chosen.from && { from: chosen.from }),
    ...(chosen.to && { to: chosen.to }),
  });
  return (
    <FinanceFrame page="mrr" intro={t('finance.mrrIntro')}>
      <PeriodChoice mrr={mrr} chosen={chosen} />
      {mrr ? (
        <>
          <ChurnFacts mrr={mrr} />
          {chartText && <ChartPicture path={`/staff/finance/mrr.svg?${query}`} text={chartText} />}
          <MovementsTable mrr={mrr} />
        </>
      ) : (
        <p class="panel muted">{t('finance.noMrr')}</p>
      )}
    </FinanceFrame>
  );
}

function PeriodChoice({ mrr, chosen }: Pick<MrrChoice, 'mrr' | 'chosen'>) {
  const { t } = useApp();
  return (
    <form class="filter" method="get">
      <LineInput label={t('finance.from')} name="from" type="date" value={chosen.from ?? mrr?.from} />
      <LineInput label={t('finance.to')} name="to" type="date" value={chosen.to ?? mrr?.to} />
      <Choice
        label={t('finance.by')}
        name="by"
        options={[
          { value: 'month', text: t('finance.monthStep') },
          { value: 'week', text: t('finance.week') },
        ]}
        value={chosen.by}
      />
      <button class="button button-quiet" type="submit">
        {t('finance.show')}
      </button>
    </form>
  );
}

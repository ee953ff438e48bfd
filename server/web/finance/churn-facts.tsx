import { useApp } from '../ui/app-context.ts';
import type { MrrView } from './finance-types.ts';
import { dayName } from './months.ts';

/** The chosen days as one period: MRR at its end, and what was lost of what there was at its start. */
export function ChurnFacts({ mrr: { whole, from, to, others } }: { mrr: MrrView }) {
  const { t } = useApp();
  const { start, end, churn, customers } = whole;
  const lost = { lost: customers.movements.churn, start: customers.start };
  const nothing = t('finance.noRate');
  return (
    <section class="panel churn">
      <p class="muted">{t('finance.wholePeriod', { from: dayName(from), to: dayName(to) })}</p>
      <dl class="facts churn-facts">
        <Fact name={t('finance.mrr')} value={end.shownAs} hint={`${t('finance.start')}: ${start.shownAs}`} />
        <Fact
          name={t('finance.customers')}
          value={customers.end.toLocaleString('en')}
          hint={`${t('finance.start')}: ${customers.start.toLocaleString('en')}`}
        />
        <Fact
          name={t('finance.customerChurn')}
          value={churn.customerChurn?.shownAs ?? nothing}
          hint={t('finance.customersLost', lost)}
        />
        <Fact
          name={t('finance.revenueChurn')}
          value={churn.revenueChurn?.shownAs ?? nothing}
          hint={t('finance.revenueHint')}
        />
        <Fact
          name={t('finance.netRevenueChurn')}
          value={churn.netRevenueChurn?.shownAs ?? nothing}
          hint={t('finance.netHint')}
        />
      </dl>
      {others.length > 0 && (
        <p class="muted">
          {t('finance.others')}: {others.map((other) => other.end.shownAs).join(', ')}
        </p>
      )}
    </section>
  );
}

function Fact({ name, value, hint }: { name: string; value: string; hint: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        <small class="muted">{hint}</small>
      </dd>
    </div>
  );
}

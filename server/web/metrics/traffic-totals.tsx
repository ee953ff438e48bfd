import type { Traffic } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';

/** The week's page views and visitors, with a change only where whole is compared with whole. */
export function TrafficTotals({ week }: { week: Traffic['week'] }) {
  const { t } = useApp();
  const { current, previous, sameDays } = week;
  return (
    <section class="panel">
      <dl class="facts traffic-totals">
        <Total week={week} measure="views" />
        <Total week={week} measure="visitors" />
      </dl>
      {current.note && <p class="traffic-note">{t('traffic.partWeek', { note: current.note })}</p>}
      {previous.note && <p class="traffic-note">{t('traffic.partWeekBefore', { note: previous.note })}</p>}
      {sameDays && (
        <p>
          {t('traffic.sameDays', {
            count: sameDays.days.length,
            current: sameDays.current.views,
            previous: sameDays.previous.views,
          })}
        </p>
      )}
      <p class="muted">{t('traffic.visitorsHint')}</p>
    </section>
  );
}

function Total({ week, measure }: { week: Traffic['week']; measure: 'views' | 'visitors' }) {
  const { t } = useApp();
  const { current, change } = week;
  return (
    <div>
      <dt>{t(`traffic.${measure}`)}</dt>
      <dd>
        <span class="traffic-total">{current.total?.[measure].toLocaleString('en') ?? '–'}</span>
        {change && <Change by={change[measure]} />}
      </dd>
    </div>
  );
}

function Change({ by }: { by: number }) {
  const { t } = useApp();
  if (by === 0) return <span class="muted">{t('traffic.same')}</span>;
  return <span class="muted">{t(by > 0 ? 'traffic.more' : 'traffic.fewer', { count: Math.abs(by) })}</span>;
}

import type { TrafficData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { NamedTable } from './named-table.tsx';
import { TrafficByDay } from './traffic-by-day.tsx';
import { addDays, dayLabel } from './traffic-days.ts';
import { TrafficTotals } from './traffic-totals.tsx';

const RANGES = [7, 28, 91, 364];

/** `/staff/traffic`: a week beside the one before, and what was viewed and where people came from. */
export function TrafficPage({ traffic, days }: TrafficData) {
  const { t } = useApp();
  const { current } = traffic.week;
  const link = (week: string, over: number) => `/staff/traffic?week=${week}&days=${over}`;
  const span = ({ from, to }: { from: string; to: string }) => ({ from: dayLabel(from), to: dayLabel(to) });
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('traffic.title')}</h1>
        <p class="muted">{t('traffic.intro')}</p>
      </header>
      <nav class="traffic-weeks">
        <a href={link(addDays(current.from, -7), days)}>← {t('traffic.earlier')}</a>
        <strong>{t('traffic.week', span(current))}</strong>
        <a href={link(addDays(current.from, 7), days)}>{t('traffic.later')} →</a>
      </nav>
      <TrafficTotals week={traffic.week} />
      <TrafficByDay current={current.days} previous={traffic.week.previous.days} />
      <nav class="traffic-ranges" aria-label={t('traffic.range')}>
        {RANGES.map((range) => (
          <a
            key={range}
            class="chip"
            href={link(current.from, range)}
            aria-current={range === days ? 'true' : undefined}
          >
            {t('traffic.rangeDays', { count: range })}
          </a>
        ))}
        <span class="muted">{t('traffic.rangeLabel', span(traffic.range))}</span>
      </nav>
      <div class="traffic-lists">
        <NamedTable
          title={t('traffic.pages')}
          name={t('traffic.page')}
          rows={traffic.pages}
          empty={t('traffic.noPages')}
        />
        <NamedTable
          title={t('traffic.referrers')}
          name={t('traffic.referrer')}
          rows={traffic.referrers}
          empty={t('traffic.noReferrers')}
        />
      </div>
    </Layout>
  );
}

import { useApp } from '../../ui/app-context.ts';
import { ChartPicture } from '../../ui/chart-picture.tsx';
import type { TicketStatsPageView } from './board-types.ts';
import { StatsFilter } from './stats-filter.tsx';
import { StatsStaff } from './stats-staff.tsx';
import { StatsKeeping, StatsTimes } from './stats-times.tsx';
import { TicketsFrame } from './tickets-frame.tsx';

/** `/staff/tickets/stats`: how much there was to do, how long members waited, and whether promises were kept. */
export function StatsPage({ ticketStats }: { ticketStats: TicketStatsPageView }) {
  const { t } = useApp();
  const { query, stats, chartText } = ticketStats;
  const said = Object.entries(query).filter(([, value]) => value);
  const search = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
  const volumes = [
    { name: t('board.stats.opened'), value: stats.opened },
    { name: t('board.stats.closed'), value: stats.closed },
    { name: t('board.stats.reopened'), value: stats.reopened },
    { name: t('board.stats.unanswered'), value: stats.unanswered },
    { name: t('board.stats.deflected'), value: stats.deflected },
  ];
  return (
    <TicketsFrame page="stats">
      <StatsFilter page={ticketStats} />
      <dl class="facts stats-volumes">
        {volumes.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value.toLocaleString('en-US')}</dd>
          </div>
        ))}
        <div>
          <dt>{t('board.stats.backlog')}</dt>
          <dd>
            {stats.backlog.after.toLocaleString('en-US')}{' '}
            <small class="muted">{t('board.stats.backlogBefore', { count: stats.backlog.before })}</small>
          </dd>
        </div>
        {stats.feedback.average !== null && (
          <div>
            <dt>{t('board.stats.feedback')}</dt>
            <dd>
              {stats.feedback.average.toFixed(1)} / 5{' '}
              <small class="muted">{t('board.stats.ratings', { count: stats.feedback.count })}</small>
            </dd>
          </div>
        )}
      </dl>
      <ChartPicture path={`/staff/tickets/stats/chart.svg${search ? `?${search}` : ''}`} text={chartText} />
      <StatsTimes times={stats.times} />
      <StatsKeeping keeping={stats.keeping} />
      <StatsStaff staff={stats.staff} />
      <p class="muted stats-note">{t('board.stats.definitions')}</p>
    </TicketsFrame>
  );
}

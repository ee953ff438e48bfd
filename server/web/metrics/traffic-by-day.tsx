import type { TrafficDay } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { dayLabel } from './traffic-days.ts';

interface Days {
  current: TrafficDay[];
  previous: TrafficDay[];
}

/** Seven days as bars and as a table; what nobody counted is a gap in both. */
export function TrafficByDay({ current, previous }: Days) {
  const { t } = useApp();
  return (
    <section>
      <h2 class="section-title">{t('traffic.byDay')}</h2>
      <Bars current={current} previous={previous} />
      <div class="traffic-scroll">
        <table class="traffic-table">
          <thead>
            <tr>
              <th scope="col">{t('traffic.day')}</th>
              <th scope="col">{t('traffic.views')}</th>
              <th scope="col">{t('traffic.lastWeek')}</th>
              <th scope="col">{t('traffic.visitors')}</th>
              <th scope="col">{t('traffic.lastWeek')}</th>
            </tr>
          </thead>
          <tbody>
            {current.map((day, index) => (
              <tr key={day.day}>
                <th scope="row">{dayLabel(day.day)}</th>
                <Figure day={day} measure="views" />
                <Figure day={previous[index]} measure="views" />
                <Figure day={day} measure="visitors" />
                <Figure day={previous[index]} measure="visitors" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Figure({ day, measure }: { day: TrafficDay | undefined; measure: 'views' | 'visitors' }) {
  const { t } = useApp();
  if (!day) return <td />;
  const figure = day[measure]?.toLocaleString('en') ?? '–';
  const note = day.coverage === 'whole' ? null : t(`traffic.coverage.${day.coverage}`);
  return (
    <td>
      {figure}
      {note && <small class="muted">{note}</small>}
    </td>
  );
}

const HEIGHT = 120;
const STEP = 100;

function Bars({ current, previous }: Days) {
  const { t } = useApp();
  const highest = Math.max(1, ...[...current, ...previous].map(({ views }) => views ?? 0));
  return (
    <figure class="traffic-chart">
      <svg viewBox={`0 0 ${STEP * 7} ${HEIGHT + 34}`} role="img" aria-label={t('traffic.chart')}>
        <line class="traffic-axis" x1="0" x2={STEP * 7} y1={HEIGHT} y2={HEIGHT} />
        {current.map((day, index) => (
          <g key={day.day} transform={`translate(${index * STEP})`}>
            <Bar day={previous[index]} x={16} highest={highest} name="traffic-bar-before" />
            <Bar day={day} x={52} highest={highest} name="traffic-bar" />
            <text x={STEP / 2} y={HEIGHT + 26}>
              {dayLabel(day.day).slice(0, 3)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <span class="traffic-key traffic-key-before">{t('traffic.lastWeek')}</span>
        <span class="traffic-key">{t('traffic.thisWeek')}</span>
      </figcaption>
    </figure>
  );
}

interface BarParts {
  day: TrafficDay | undefined;
  x: number;
  highest: number;
  name: string;
}

/** A day that was counted in part is drawn hollow. */
function Bar({ day, x, highest, name }: BarParts) {
  if (!day || day.views === null) return null;
  const height = (day.views / highest) * HEIGHT;
  const look = day.coverage === 'whole' ? name : `${name} traffic-bar-part`;
  return <rect class={look} x={x} y={HEIGHT - height} width={32} height={height} rx={2} />;
}

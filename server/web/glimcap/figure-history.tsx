import type { GlimcapFigure } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { figureUrl } from './figure-url.ts';

/** What each report published of a figure, newest first. */
export function FigureHistory({ figure }: { figure: GlimcapFigure }) {
  const { t } = useApp();
  const { history, key, report } = figure;
  const hasPeriods = history.some(({ period }) => period !== null);
  return (
    <div class="table-scroll">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{t('glimcap.figure.report')}</th>
            <th scope="col">{t('glimcap.figure.weekEnd')}</th>
            {hasPeriods && <th scope="col">{t('glimcap.figure.period')}</th>}
            <th scope="col">{t('glimcap.figure.published')}</th>
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map(({ report: number, weekEnd, period, printed }) => (
            <tr key={number} aria-current={number === report.number ? 'true' : undefined}>
              <th scope="row">
                {number === report.number ? (
                  t('glimcap.part', { number })
                ) : (
                  <a class="figure-link" href={figureUrl(number, key)}>
                    {t('glimcap.part', { number })}
                  </a>
                )}
              </th>
              <td>{utcDate(weekEnd)}</td>
              {hasPeriods && <td>{period}</td>}
              <td>{printed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

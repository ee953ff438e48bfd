import type { TicketStatsView } from '../../../presenters/ticket-stats.ts';
import { useApp } from '../../ui/app-context.ts';
import { spanText } from './due-text.ts';

const KINDS = ['first_response', 'resolution'] as const;
const CLOCKS = ['work', 'wall'] as const;

/** How long the first answer and the solution took, on both clocks. */
export function StatsTimes({ times }: Pick<TicketStatsView, 'times'>) {
  const { t } = useApp();
  const shown = (seconds: number | null) => (seconds === null ? t('board.stats.noTime') : spanText(seconds / 60, t));
  return (
    <section>
      <h2 class="section-title">{t('board.stats.times')}</h2>
      <table class="figure-table fold-table">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col" class="number">
              {t('board.stats.median')}
            </th>
            <th scope="col" class="number">
              {t('board.stats.p90')}
            </th>
            <th scope="col" class="number">
              {t('board.stats.tickets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {KINDS.flatMap((kind) =>
            CLOCKS.map((clock) => (
              <tr key={`${kind}${clock}`}>
                <th scope="row">
                  {t(`board.stats.${kind}`)} <small>{t(`board.stats.${clock}`)}</small>
                </th>
                <td class="number" data-label={t('board.stats.median')}>
                  {shown(times[kind][clock].median)}
                </td>
                <td class="number" data-label={t('board.stats.p90')}>
                  {shown(times[kind][clock].p90)}
                </td>
                <td class="number" data-label={t('board.stats.tickets')}>
                  {times[kind].count.toLocaleString('en-US')}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Whether what was promised was kept. */
export function StatsKeeping({ keeping }: Pick<TicketStatsView, 'keeping'>) {
  const { t } = useApp();
  const promised = KINDS.filter((kind) => keeping[kind].decided > 0);
  return (
    <section>
      <h2 class="section-title">{t('board.stats.keeping')}</h2>
      {promised.length === 0 && <p class="panel muted">{t('board.stats.noPromise')}</p>}
      {promised.length > 0 && (
        <table class="figure-table fold-table">
          <thead>
            <tr>
              <th scope="col" />
              {(['kept', 'breached', 'rate'] as const).map((word) => (
                <th key={word} scope="col" class="number">
                  {t(`board.stats.${word}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {promised.map((kind) => {
              const { decided, breached } = keeping[kind];
              return (
                <tr key={kind}>
                  <th scope="row">{t(`board.stats.${kind}`)}</th>
                  <td class="number" data-label={t('board.stats.kept')}>
                    {decided - breached}
                  </td>
                  <td class="number" data-label={t('board.stats.breached')}>
                    {breached}
                  </td>
                  <td class="number" data-label={t('board.stats.rate')}>
                    {((breached / decided) * 100).toFixed(1)} %
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

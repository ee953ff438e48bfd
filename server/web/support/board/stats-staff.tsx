import type { TicketStatsView } from '../../../presenters/ticket-stats.ts';
import { useApp } from '../../ui/app-context.ts';
import { spanText } from './due-text.ts';

/** Who of staff did what. */
export function StatsStaff({ staff }: Pick<TicketStatsView, 'staff'>) {
  const { t } = useApp();
  return (
    <section>
      <h2 class="section-title">{t('board.stats.people')}</h2>
      {staff.length === 0 && <p class="panel muted">{t('board.stats.nobody')}</p>}
      {staff.length > 0 && (
        <table class="figure-table fold-table">
          <thead>
            <tr>
              <th scope="col">{t('board.stats.name')}</th>
              {(['messages', 'firstAnswers', 'firstAnswerMedian', 'closedBy'] as const).map((word) => (
                <th key={word} scope="col" class="number">
                  {t(`board.stats.${word}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staff.map(({ id, name, messages, firstAnswers, firstAnswerMedianSeconds, closed }) => (
              <tr key={id}>
                <th scope="row">{name || t('board.somebody')}</th>
                <td class="number" data-label={t('board.stats.messages')}>
                  {messages}
                </td>
                <td class="number" data-label={t('board.stats.firstAnswers')}>
                  {firstAnswers}
                </td>
                <td class="number" data-label={t('board.stats.firstAnswerMedian')}>
                  {firstAnswerMedianSeconds === null
                    ? t('board.stats.noTime')
                    : spanText(firstAnswerMedianSeconds / 60, t)}
                </td>
                <td class="number" data-label={t('board.stats.closedBy')}>
                  {closed}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

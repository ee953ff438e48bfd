import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { useApp } from '../ui/app-context.ts';
import type { LedgerCoverageView } from './finance-types.ts';
import { dayName } from './months.ts';

/** Which days are said to be whole, and by whom. */
export function CoveragesTable({ coverages }: { coverages: LedgerCoverageView[] }) {
  const { t } = useApp();
  if (coverages.length === 0) return <p class="panel muted">{t('finance.noCoverages')}</p>;
  return (
    <table class="figure-table fold-table">
      <thead>
        <tr>
          <th scope="col">{t('finance.days')}</th>
          <th scope="col">{t('finance.kinds')}</th>
          <th scope="col">{t('finance.saidBy')}</th>
        </tr>
      </thead>
      <tbody>
        {coverages.map(({ id, kinds, from, through, isRunning, source, author, note }) => (
          <tr key={id}>
            <td class="entry-day">
              {dayName(from)} – {dayName(through)}
              {isRunning && <small>{t('finance.asOf')}</small>}
            </td>
            <td>
              {kinds.length === LEDGER_KINDS.length
                ? t('finance.allKinds')
                : kinds.map((kind) => t(`finance.kindName.${kind}`)).join(', ')}
            </td>
            <td data-label={t('finance.saidBy')}>
              {author ? t('finance.who', { source, author }) : source}
              {note && <small>{note}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import type { LedgerCoverageView } from './finance-types.ts';
import { dayName } from './months.ts';

/** Which days are said to be whole, and by whom. */
export function CoveragesTable({ coverages, canEdit }: { coverages: LedgerCoverageView[]; canEdit: boolean }) {
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
              {canEdit && source === 'hand' && <TakeBack id={id} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TakeBack({ id }: { id: string }) {
  const { t, api, url } = useApp();
  return (
    <details class="take-back">
      <summary>{t('finance.takeBack')}</summary>
      <ActionForm
        submit={t('finance.takeBack')}
        isQuiet
        send={async (fields) => {
          await api.request('POST', `/api/v1/finance/coverages/${id}/withdrawal`, { note: fields.text('note') });
          showSaved(url);
        }}
      >
        <LineInput label={t('finance.why')} name="note" maxLength={500} isRequired />
      </ActionForm>
    </details>
  );
}

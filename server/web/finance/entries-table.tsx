import { useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { CorrectEntry } from './correct-entry.tsx';
import type { LedgerEntryView, LedgerView } from './finance-types.ts';
import { dayName } from './months.ts';

/** The entries of some days, newest first; what no longer counts is struck through. */
export function EntriesTable({ entries, canEdit }: Pick<LedgerView, 'entries' | 'canEdit'>) {
  const { t } = useApp();
  const [open, setOpen] = useState<string | null>(null);
  if (entries.length === 0) return <p class="panel muted">{t('finance.noEntries')}</p>;
  return (
    <table class="figure-table fold-table">
      <thead>
        <tr>
          <th scope="col">{t('finance.day')}</th>
          <th scope="col">{t('finance.kind')}</th>
          <th scope="col" class="number">
            {t('finance.amount')}
          </th>
          <th scope="col">{t('finance.reference')}</th>
          <th scope="col">{t('finance.source')}</th>
          {canEdit && <th scope="col" />}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            canEdit={canEdit}
            isOpen={open === entry.id}
            onToggle={() => setOpen(open === entry.id ? null : entry.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface EntryRowProps {
  entry: LedgerEntryView;
  canEdit: boolean;
  isOpen: boolean;
  onToggle(): void;
}

function EntryRow({ entry, canEdit, isOpen, onToggle }: EntryRowProps) {
  const { t } = useApp();
  const { kind, amount, day, source, reference, revision, note, author, isCounted } = entry;
  return (
    <>
      <tr class={isCounted ? undefined : 'is-void'}>
        <td class="entry-day">{dayName(day)}</td>
        <td>{t(`finance.kindName.${kind}`)}</td>
        <td class="number value">{amount.shownAs}</td>
        <td class="entry-reference">
          {reference}
          {note && <small>{note}</small>}
        </td>
        <td data-label={t('finance.source')}>
          {author ? t('finance.who', { source, author }) : source}
          {revision > 1 && <small>{t('finance.revision', { revision })}</small>}
          {!isCounted && <small>{t('finance.superseded')}</small>}
        </td>
        {canEdit && (
          <td class="number">
            {isCounted && (
              <button class="button button-quiet button-small" type="button" aria-expanded={isOpen} onClick={onToggle}>
                {t('finance.correct')}
              </button>
            )}
          </td>
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={6}>
            <CorrectEntry entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}

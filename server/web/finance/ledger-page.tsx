import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import type { StaffLedgerData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Choice } from '../ui/choice.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { AddEntry } from './add-entry.tsx';
import { CoverDays } from './cover-days.tsx';
import { CoveragesTable } from './coverages-table.tsx';
import { EntriesTable } from './entries-table.tsx';
import { FinanceFrame } from './finance-frame.tsx';
import type { LedgerChoice } from './finance-types.ts';
import { ledgerQuery } from './ledger-query.ts';

const PATH = '/staff/finance/ledger';

/** `/staff/finance/ledger`: what moved, who said so, and which days are whole. */
export function LedgerPage({ staffLedger }: StaffLedgerData) {
  const { t } = useApp();
  const { search, today, currency, entries, isFirstPage, nextCursor, coverages, canEdit } = staffLedger;
  return (
    <FinanceFrame page="ledger" intro={t('finance.ledgerIntro')}>
      <LedgerFilter search={search} />
      {canEdit && (
        <div class="disclosures">
          <AddEntry today={today} currency={currency} />
          <CoverDays search={search} today={today} />
        </div>
      )}
      <EntriesTable entries={entries} canEdit={canEdit} />
      <nav class="pager">
        {!isFirstPage && <a href={`${PATH}?${ledgerQuery(search)}`}>← {t('finance.newest')}</a>}
        {nextCursor && <a href={`${PATH}?${ledgerQuery(search, nextCursor)}`}>{t('finance.earlierEntries')} →</a>}
      </nav>
      <p>
        <a href={`${PATH}.csv?${ledgerQuery({ ...search, withHistory: false })}`} download>
          {t('finance.exportCsv')}
        </a>
      </p>
      <h2 class="section-title">{t('finance.coverages')}</h2>
      <CoveragesTable coverages={coverages} canEdit={canEdit} />
    </FinanceFrame>
  );
}

function LedgerFilter({ search }: { search: LedgerChoice }) {
  const { t } = useApp();
  const { from, to, kind, source, withHistory } = search;
  const kinds = LEDGER_KINDS.map((value) => ({ value: String(value), text: t(`finance.kindName.${value}`) }));
  return (
    <form class="filter" method="get">
      <LineInput label={t('finance.from')} name="from" type="date" value={from} />
      <LineInput label={t('finance.to')} name="to" type="date" value={to} />
      <Choice
        label={t('finance.kind')}
        name="kind"
        options={[{ value: '', text: t('finance.any') }, ...kinds]}
        value={kind ?? ''}
      />
      <LineInput
        label={t('finance.source')}
        name="source"
        value={source ?? undefined}
        placeholder={t('finance.any')}
        maxLength={32}
      />
      <label class="filter-check">
        <input type="checkbox" name="history" value="true" defaultChecked={withHistory} />
        {t('finance.history')}
      </label>
      <button class="button button-quiet" type="submit">
        {t('finance.filter')}
      </button>
    </form>
  );
}

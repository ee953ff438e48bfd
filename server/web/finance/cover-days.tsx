import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { ApiProblem } from '../ui/api.ts';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import type { LedgerChoice } from './finance-types.ts';

/** One's word that the ledger has everything of some days. */
export function CoverDays({ search, today }: { search: LedgerChoice; today: string }) {
  const { t, api } = useApp();
  return (
    <Disclosure summary={t('finance.cover')}>
      <p class="muted">{t('finance.coverIntro')}</p>
      <ActionForm
        submit={t('finance.coverDays')}
        send={async (fields) => {
          const kinds = fields.all('kinds');
          if (kinds.length === 0) throw new ApiProblem({ status: 422, code: 'invalid', detail: t('finance.noKinds') });
          const [from, through, note] = ['from', 'through', 'note'].map((name) => fields.text(name));
          await api.request('POST', '/api/v1/finance/coverages', { kinds, from, through, note });
          showSaved(`/staff/finance/ledger?from=${from}&to=${through}`);
        }}
      >
        <fieldset class="field">
          <legend>{t('finance.kinds')}</legend>
          <div class="check-grid">
            {LEDGER_KINDS.map((kind) => (
              <label key={kind}>
                <input type="checkbox" name="kinds" value={kind} defaultChecked />
                {t(`finance.kindName.${kind}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <div class="action-form-row">
          <LineInput label={t('finance.firstDay')} name="from" type="date" value={search.from} max={today} isRequired />
          <LineInput label={t('finance.lastDay')} name="through" type="date" max={today} isRequired />
        </div>
        <LineInput label={t('finance.note')} name="note" maxLength={500} />
      </ActionForm>
    </Disclosure>
  );
}

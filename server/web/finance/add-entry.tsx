import { LEDGER_KINDS } from '#domain/finance/ledger-kind.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Choice } from '../ui/choice.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import { writtenAmount } from './written-amount.ts';

/** One movement of money, under one's own name. */
export function AddEntry({ today, currency }: { today: string; currency: string }) {
  const { t, api } = useApp();
  return (
    <Disclosure summary={t('finance.addEntry')}>
      <ActionForm
        submit={t('finance.addEntry')}
        send={async (fields) => {
          const [kind, at, reference, note] = ['kind', 'at', 'reference', 'note'].map((name) => fields.text(name));
          const amount = writtenAmount(fields, t);
          await api.request('POST', '/api/v1/finance/entries', { kind, amount, at, reference, note });
          showSaved(`/staff/finance/ledger${at ? `?from=${at.slice(0, 8)}01&to=${at}` : ''}`);
        }}
      >
        <div class="action-form-row">
          <Choice
            label={t('finance.kind')}
            name="kind"
            options={LEDGER_KINDS.map((value) => ({ value, text: t(`finance.kindName.${value}`) }))}
          />
          <LineInput
            label={t('finance.amount')}
            hint={t('finance.amountHint')}
            name="amount"
            maxLength={30}
            isRequired
          />
          <LineInput label={t('finance.currency')} name="currency" value={currency} maxLength={3} isRequired />
          <LineInput label={t('finance.at')} name="at" type="date" value={today} max={today} isRequired />
        </div>
        <LineInput
          label={t('finance.reference')}
          hint={t('finance.referenceHint')}
          name="reference"
          maxLength={200}
          isRequired
        />
        <LineInput label={t('finance.note')} name="note" maxLength={500} />
      </ActionForm>
    </Disclosure>
  );
}

import { writeMoney } from '#domain/parse-money.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import type { LedgerEntryView } from './finance-types.ts';
import { writtenAmount } from './written-amount.ts';

/** What an entry should have been; 0 withdraws it. */
export function CorrectEntry({ entry: { id, amount, day } }: { entry: LedgerEntryView }) {
  const { t, api, url } = useApp();
  const { minor, currency } = amount;
  return (
    <ActionForm
      submit={t('finance.correctThis')}
      send={async (fields) => {
        const at = fields.text('at');
        const body = { amount: writtenAmount(fields, t), note: fields.text('note'), ...(at !== day && { at }) };
        await api.request('POST', `/api/v1/finance/entries/${id}/correction`, body);
        showSaved(url);
      }}
    >
      <div class="action-form-row">
        <LineInput
          label={t('finance.rightAmount')}
          hint={t('finance.zeroHint')}
          name="amount"
          value={writeMoney({ minor: BigInt(minor), currency })}
          maxLength={30}
          isRequired
        />
        <LineInput label={t('finance.currency')} name="currency" value={currency} maxLength={3} isRequired />
        <LineInput label={t('finance.at')} name="at" type="date" value={day} isRequired />
      </div>
      <LineInput label={t('finance.why')} name="note" maxLength={500} isRequired />
    </ActionForm>
  );
}

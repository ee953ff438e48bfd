import { useState } from 'preact/hooks';
import type { StaffImportData } from '../page-data.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { ApiProblem } from '../ui/api.ts';
import { useApp } from '../ui/app-context.ts';
import { Labelled } from '../ui/labelled.tsx';
import type { FormFields } from '../ui/use-form.ts';
import type { Translate } from '../words.ts';
import { FinanceFrame } from './finance-frame.tsx';
import type { LedgerImportView } from './finance-types.ts';
import { ImportPreview } from './import-preview.tsx';

const PATH = '/api/v1/finance/imports';

/** `/staff/finance/import`: a file of entries is looked at, and then taken whole or not at all. */
export function ImportPage({ staffImport: { canEdit } }: StaffImportData) {
  const { t, api } = useApp();
  const [looked, setLooked] = useState<{ csv: string; result: LedgerImportView } | null>(null);
  const look = async (fields: FormFields) => {
    setLooked(null);
    const csv = await readFile(fields.file('file'), t);
    setLooked({ csv, result: await api.request<LedgerImportView>('POST', PATH, { csv, isDryRun: true }) });
  };
  const take = async () => {
    if (!looked) return;
    const result = await api.request<LedgerImportView>('POST', PATH, { csv: looked.csv, isDryRun: false });
    setLooked({ ...looked, result });
  };
  return (
    <FinanceFrame page="import" intro={t('finance.importIntro')}>
      {canEdit ? (
        <section class="panel">
          <ActionForm submit={t('finance.look')} isQuiet={looked !== null} send={look}>
            <Labelled label={t('finance.file')}>
              {(control) => <input {...control} name="file" type="file" accept=".csv,text/csv" required />}
            </Labelled>
          </ActionForm>
        </section>
      ) : (
        <p class="panel muted">{t('finance.importOnly')}</p>
      )}
      <div role="status">{looked && <ImportPreview result={looked.result} take={take} />}</div>
    </FinanceFrame>
  );
}

/** @throws ApiProblem for no file, or one that is no text */
async function readFile(file: File | undefined, t: Translate): Promise<string> {
  if (!file) throw new ApiProblem({ status: 422, code: 'invalid', detail: t('finance.noFile') });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (cause) {
    throw new ApiProblem({ status: 422, code: 'invalid', detail: t('finance.notText') }, { cause });
  }
}

import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import type { LedgerImportView } from './finance-types.ts';

interface ImportPreviewProps {
  result: LedgerImportView;
  take(): Promise<void>;
}

/** What would come of a file, or what is wrong in it line by line; and once it is taken, that it is. */
export function ImportPreview({ result, take }: ImportPreviewProps) {
  const { t } = useApp();
  const { isDryRun, recorded, unchanged, lines, problems, moreProblems } = result;
  if (problems.length > 0) {
    return (
      <section class="panel import-preview">
        <p class="problem">{t('finance.problems')}</p>
        <ol class="problem-list">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
          {moreProblems > 0 && <li>{t('finance.moreProblems', { count: moreProblems })}</li>}
        </ol>
      </section>
    );
  }
  if (!isDryRun) return <p class="panel good import-preview">{t('finance.taken', { count: recorded })}</p>;
  return (
    <section class="panel import-preview">
      <p>
        {t('finance.lines', { count: lines })}: {t('finance.fresh', { count: recorded })},{' '}
        {t('finance.known', { count: unchanged })}.
      </p>
      <Totals totals={result.totals} />
      {recorded > 0 && <ActionForm submit={t('finance.take')} send={take} />}
    </section>
  );
}

function Totals({ totals }: Pick<LedgerImportView, 'totals'>) {
  const { t } = useApp();
  return (
    <table class="figure-table">
      <thead>
        <tr>
          <th scope="col">{t('finance.kind')}</th>
          <th scope="col" class="number">
            {t('finance.entries')}
          </th>
          <th scope="col" class="number">
            {t('finance.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ kind, count, sum }) => (
          <tr key={`${kind} ${sum}`}>
            <th scope="row">{t(`finance.kindName.${kind}`)}</th>
            <td class="number">{count.toLocaleString('en')}</td>
            <td class="number">{sum}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

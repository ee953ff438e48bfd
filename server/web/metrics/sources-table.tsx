import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { MetricSourceView } from './metric-types.ts';
import { SourceStatus } from './source-status.tsx';

interface SourcesTableProps {
  sources: MetricSourceView[];
  canEdit: boolean;
}

/** The services that count for us, and for who may a button that asks one now. */
export function SourcesTable({ sources, canEdit }: SourcesTableProps) {
  const { t } = useApp();
  return (
    <section>
      <h2 class="section-title">{t('metrics.sources')}</h2>
      <ul class="source-list">
        {sources.map((source) => (
          <li key={source.name} class="panel metric-source">
            <div class="source-state">
              <SourceStatus source={source.name} state={source} />
            </div>
            {canEdit && source.isOn && <SampleNow name={source.name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks a source now. What it answers is there once it has been asked. */
export function SampleNow({ name }: { name: string }) {
  const { t, api } = useApp();
  const { isBusy, problem, run } = useSubmit(async () => {
    await api.request('POST', `/api/v1/metric-sources/${name}/sample`);
    location.reload();
  });
  return (
    <div>
      <button class="button button-quiet button-small" type="button" disabled={isBusy} onClick={run}>
        {t('metrics.sampleNow')}
      </button>
      <Problem text={problem} />
    </div>
  );
}

import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import type { CatalogueView, MetricSourceView, NewestMetric } from './metric-types.ts';
import { SourceStatus } from './source-status.tsx';

/** The catalogue in its order, with the newest of each metric and how its source is doing. */
export function CatalogueTable({ metrics, sources }: Pick<CatalogueView, 'metrics' | 'sources'>) {
  const { t } = useApp();
  return (
    <table class="figure-table fold-table">
      <thead>
        <tr>
          <th scope="col">{t('metrics.metric')}</th>
          <th scope="col" class="number">
            {t('metrics.latest')}
          </th>
          <th scope="col">{t('metrics.when')}</th>
          <th scope="col">{t('metrics.countedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((newest) => (
          <Row
            key={newest.metric.key}
            newest={newest}
            state={sources.find(({ name }) => name === newest.metric.source)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ newest, state }: { newest: NewestMetric; state: MetricSourceView | undefined }) {
  const { t } = useApp();
  const { metric, latest, missing } = newest;
  return (
    <tr class={metric.retiredAt ? 'is-retired' : undefined}>
      <th scope="row">
        <a href={`/staff/metrics/${metric.key}`}>{metric.label}</a>{' '}
        {metric.retiredAt && <span class="chip">{t('metrics.retired')}</span>}
        <small>
          {metric.definition} <span class="mono">{metric.key}</span>
        </small>
      </th>
      <td class="number catalogue-value">{latest?.shownAs ?? '–'}</td>
      <td data-label={t('metrics.when')}>
        <NewestWhen newest={newest} />
        {!metric.retiredAt && missing && <small>{t('metrics.thisWeek', { reason: missing })}</small>}
      </td>
      <td data-label={t('metrics.countedBy')}>
        <SourceStatus source={latest?.isCounted ? 'database' : metric.source} state={state} metricKey={metric.key} />
      </td>
    </tr>
  );
}

/** When the newest figure was true, and who says so. */
export function NewestWhen({ newest: { latest } }: { newest: NewestMetric }) {
  const { t } = useApp();
  if (!latest) return <>{t('metrics.never')}</>;
  if (latest.isCounted) return <>{t('metrics.justNow')}</>;
  return (
    <>
      <Timestamp at={latest.takenAt} />
      <small>
        {latest.author
          ? t('metrics.by', { source: latest.source, author: latest.author })
          : t('metrics.from', { source: latest.source })}
      </small>
      {latest.note && <small>{latest.note}</small>}
    </>
  );
}

import type { StaffMetricData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { ChartPicture } from '../ui/chart-picture.tsx';
import { Layout } from '../ui/layout.tsx';
import { Saved } from '../ui/saved.tsx';
import { NewestWhen } from './catalogue-table.tsx';
import { ChangesList } from './changes-list.tsx';
import { MetricActions } from './metric-actions.tsx';
import type { MetricDetailView } from './metric-types.ts';
import { SamplesTable } from './samples-table.tsx';
import { SourceStatus } from './source-status.tsx';
import { SampleNow } from './sources-table.tsx';

/** `/staff/metrics/:key`: one metric with all that is known of it. */
export function MetricPage({ staffMetric }: StaffMetricData) {
  const { t } = useApp();
  const { metric, chartText, samples, isFirstPage, nextCursor, changes, canEdit, sources } = staffMetric;
  const path = `/staff/metrics/${metric.key}`;
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <p>
          <a href="/staff/metrics">← {t('metrics.title')}</a>
        </p>
        <h1>
          {metric.label} {metric.retiredAt && <span class="chip">{t('metrics.retired')}</span>}
        </h1>
        <p class="muted">{metric.definition}</p>
        <Saved />
      </header>
      <Newest detail={staffMetric} />
      {chartText && <ChartPicture path={`${path}/chart.svg`} text={chartText} />}
      {canEdit && <MetricActions metric={metric} sources={sources} />}
      <h2 class="section-title">{t('metrics.samples')}</h2>
      <SamplesTable metric={metric} samples={samples} canEdit={canEdit} />
      <nav class="pager">
        {!isFirstPage && <a href={path}>← {t('metrics.newestSamples')}</a>}
        {nextCursor && <a href={`${path}?cursor=${nextCursor}`}>{t('metrics.earlierSamples')} →</a>}
      </nav>
      <h2 class="section-title">{t('metrics.changes')}</h2>
      <ChangesList changes={changes} />
    </Layout>
  );
}

function Newest({ detail }: { detail: MetricDetailView }) {
  const { t } = useApp();
  const { metric, latest, missing, sourceState, canEdit } = detail;
  return (
    <section class="panel">
      <dl class="facts metric-facts">
        <div>
          <dt>{t('metrics.latest')}</dt>
          <dd class="metric-value">{latest?.shownAs ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('metrics.when')}</dt>
          <dd class="metric-when">
            <NewestWhen newest={detail} />
          </dd>
        </div>
        <div>
          <dt>{t('metrics.countedBy')}</dt>
          <dd class="metric-when">
            <SourceStatus
              source={latest?.isCounted ? 'database' : metric.source}
              state={sourceState}
              metricKey={metric.key}
            />
          </dd>
        </div>
        <div>
          <dt>{t('metrics.reading')}</dt>
          <dd class="metric-when">
            {t(`metrics.cadence.${metric.cadence}`)}, {t(`metrics.measure.${metric.measure}`)}
            <small>{t('metrics.place', { section: metric.section, position: metric.position })}</small>
          </dd>
        </div>
      </dl>
      {!metric.retiredAt && missing && <p class="muted">{t('metrics.thisWeek', { reason: missing })}</p>}
      {canEdit && sourceState?.isOn && sourceState.keys.includes(metric.key) && <SampleNow name={sourceState.name} />}
    </section>
  );
}

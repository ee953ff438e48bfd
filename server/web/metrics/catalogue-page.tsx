import type { StaffCatalogueData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { AddMetric } from './add-metric.tsx';
import { CatalogueTable } from './catalogue-table.tsx';
import { SourcesTable } from './sources-table.tsx';

/** `/staff/metrics`: what the community counts, and who counts it. */
export function CataloguePage({ staffCatalogue: { metrics, sources, canEdit } }: StaffCatalogueData) {
  const { t } = useApp();
  return (
    <Layout isWide>
      <header class="page-title page-title-stacked">
        <h1>{t('metrics.title')}</h1>
        <p class="muted">{t('metrics.intro')}</p>
      </header>
      <CatalogueTable metrics={metrics} sources={sources} />
      {canEdit && (
        <div class="disclosures">
          <AddMetric sources={sources.map(({ name }) => name)} />
        </div>
      )}
      <SourcesTable sources={sources} canEdit={canEdit} />
    </Layout>
  );
}

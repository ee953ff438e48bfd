import type { GlimcapListData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Timestamp } from '../ui/timestamp.tsx';

/** `/glimcap`: all reports, newest first. */
export function GlimcapListPage({ reports }: GlimcapListData) {
  const { t } = useApp();
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('glimcap.title')}</h1>
        <p class="muted">{t('glimcap.intro')}</p>
      </header>
      {reports.length === 0 && <p class="panel muted">{t('glimcap.empty')}</p>}
      <ol class="report-list">
        {reports.map((report) => (
          <li key={report.number}>
            <a href={`/glimcap/${report.number}`}>
              <span class="report-number">{report.number}</span>
              <span class="report-title">{report.title}</span>
              <span class="muted">
                <Timestamp at={report.publishedAt} isDateOnly />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </Layout>
  );
}

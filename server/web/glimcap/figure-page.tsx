import type { GlimcapFigureData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { FigureFacts } from './figure-facts.tsx';
import { FigureHistory } from './figure-history.tsx';
import { figureUrl } from './figure-url.ts';
import { FigureValues } from './figure-values.tsx';
import { ReportChart } from './report-chart.tsx';
import { ReportSection } from './report-section.tsx';

/** `/glimcap/:number/figures/:key`: where a figure comes from, and what was published of it before. */
export function FigurePage({ figure, latest, chart }: GlimcapFigureData) {
  const { t } = useApp();
  const { report, key, label } = figure;
  return (
    <Layout>
      <article class="report">
        <header class="report-head">
          <p class="eyebrow">
            <a href={`/glimcap/${report.number}`}>← {report.title}</a>
          </p>
          <h1>{label}</h1>
          <FigureValues figure={figure} />
        </header>
        <ReportSection title={t('glimcap.figure.provenance')}>
          <FigureFacts figure={figure} />
        </ReportSection>
        <ReportSection title={t('glimcap.figure.history')}>
          {chart && <ReportChart chart={chart} />}
          <p class="muted report-hint">{t('glimcap.figure.historyText')}</p>
          <FigureHistory figure={figure} />
        </ReportSection>
        <footer class="report-foot">
          {latest !== null && (
            <p>
              <a href={figureUrl(latest, key)}>{t('glimcap.figure.latest', { number: latest })}</a>
            </p>
          )}
          <p>
            <a href={`/api/v1/glimcaps/${report.number}/figures/${encodeURIComponent(key)}`}>
              {t('glimcap.figure.api')}
            </a>
          </p>
        </footer>
      </article>
    </Layout>
  );
}

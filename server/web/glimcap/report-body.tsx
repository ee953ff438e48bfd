import type { GlimcapReport } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { FigureTable } from './figure-table.tsx';
import { FinanceTable } from './finance-table.tsx';
import { Html } from './html.tsx';
import { ReportChart } from './report-chart.tsx';
import { ReportSection } from './report-section.tsx';
import { RoadmapList } from './roadmap-list.tsx';

interface ReportBodyProps {
  report: GlimcapReport;
  /** How a chart is shown. */
  Chart?: typeof ReportChart;
}

/** A report below its head, in the order of its Markdown file. */
export function ReportBody({ report, Chart = ReportChart }: ReportBodyProps) {
  const { t } = useApp();
  const { html, networks } = report;
  const charts = (...keys: string[]) =>
    report.charts.flatMap((chart) => (keys.includes(chart.key) ? [<Chart key={chart.key} chart={chart} />] : []));
  return (
    <>
      <Html html={html.intro} />
      <ReportSection title={t('glimcap.metrics')}>
        <FigureTable report={report} rows={report.metrics} />
        {report.isStanding && <p class="muted report-hint">{t('glimcap.figureHint')}</p>}
        {charts('followers', 'mrr')}
        <Html html={html.metrics} />
        {charts('tickets')}
      </ReportSection>
      <ReportSection title={t('glimcap.traffic')}>
        <FigureTable report={report} rows={report.traffic} />
        {charts('traffic')}
        <Html html={html.traffic} />
      </ReportSection>
      {(networks.length > 0 || html.networks !== '') && (
        <ReportSection title={t('glimcap.networks')}>
          {networks.length > 0 && <FigureTable report={report} rows={networks} />}
          <Html html={html.networks} />
        </ReportSection>
      )}
      <ReportSection title={t('glimcap.financials')}>
        {report.finance ? <FinanceTable report={report} finance={report.finance} /> : <p>{t('glimcap.noFinance')}</p>}
        {charts('finance')}
        <Html html={html.financials} />
      </ReportSection>
      {report.roadmap.length > 0 && (
        <ReportSection title={t('glimcap.roadmap')}>
          <RoadmapList items={report.roadmap} />
        </ReportSection>
      )}
      {html.wins !== '' && (
        <ReportSection title={t('glimcap.wins')}>
          <Html html={html.wins} />
        </ReportSection>
      )}
      <Html html={html.outro} />
      {html.support !== '' && (
        <ReportSection title={t('glimcap.support')}>
          <Html html={html.support} />
        </ReportSection>
      )}
    </>
  );
}

import type { GlimcapCorrection, GlimcapReport } from '../../api-types.ts';
import type { DeskReportData } from '../../page-data.ts';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { ReportHead } from '../report-head.tsx';
import { ChangeList } from './change-list.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { DeskTabs } from './desk-tabs.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { useCorrection } from './use-correction.ts';
import { VersionItem } from './version-item.tsx';

/** `/staff/glimcap/:number` of a published report: who published it, what was corrected, and the next correction. */
export function DeskReportPage({ deskReport, canReview }: DeskReportData) {
  const { t, me, now } = useApp();
  const correction = useCorrection(deskReport);
  const { report, tried, previewProblem } = correction;
  const { preview, changes } = tried;
  const told = { at: new Date(now).toISOString(), by: me?.name ?? null, note: correction.texts.note ?? '', changes };
  return (
    <Layout isWide>
      <header class="page-title">
        <h1>{t('desk.reportTitle', { number: report.number })}</h1>
        <span class="chip chip-open">{t('desk.state.published')}</span>
        <span class="muted">
          {report.publishedBy} <Timestamp at={report.publishedAt} />
        </span>
        <a href={`/glimcap/${report.number}`}>{t('desk.read')}</a>
        <a class="page-title-link" href="/staff/glimcap">
          ← {t('desk.all')}
        </a>
      </header>
      {!canReview && <p class="desk-notice">{t('desk.readOnly')}</p>}
      <DeskTabs
        edit={
          <>
            {canReview && <CorrectionForm correction={correction} />}
            {changes.length > 0 && (
              <section class="panel">
                <h2>{t('desk.correction.changes')}</h2>
                <ChangeList changes={changes} />
              </section>
            )}
            <section class="panel" aria-labelledby="desk-versions">
              <h2 id="desk-versions">{t('desk.versions.title')}</h2>
              <ol class="desk-list">
                {report.versions.map((version) => (
                  <VersionItem key={version.ordinal} version={version} />
                ))}
              </ol>
            </section>
          </>
        }
        preview={
          <PreviewPane
            preview={preview}
            problem={previewProblem}
            section={null}
            head={<ReportHead report={withCorrection(preview.report, told)} />}
          />
        }
      />
    </Layout>
  );
}

/** Readers are told of a correction above the report. */
function withCorrection(report: GlimcapReport, told: Omit<GlimcapCorrection, 'version'>): GlimcapReport {
  if (told.changes.length === 0) return report;
  return { ...report, corrections: [...report.corrections, { version: report.version + 1, ...told }] };
}

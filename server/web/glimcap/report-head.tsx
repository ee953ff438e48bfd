import type { GlimcapReport } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { CorrectionNote } from './correction-note.tsx';

/** What a report is, and, before anything else of it is read, what was wrong in it. */
export function ReportHead({ report }: { report: GlimcapReport }) {
  const { t } = useApp();
  const { number, title, author, publishedAt, weekStart, weekEnd, isStanding, corrections } = report;
  return (
    <header class="report-head">
      {!isStanding && (
        <p class="report-outdated" role="note">
          {t('glimcap.outdated')} <a href={`/glimcap/${number}`}>{t('glimcap.outdatedLink')}</a>
        </p>
      )}
      <p class="eyebrow">
        {t('glimcap.title')} {t('glimcap.number', { number })}
      </p>
      <h1>{title}</h1>
      <p class="muted">
        <time dateTime={publishedAt}>{t('glimcap.byline', { date: utcDate(publishedAt), author })}</time>
        {' · '}
        {t('glimcap.week', { from: utcDate(weekStart), to: utcDate(weekEnd) })}
      </p>
      {corrections.map((correction) => (
        <CorrectionNote key={correction.version} correction={correction} />
      ))}
    </header>
  );
}

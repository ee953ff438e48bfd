import type { GlimcapReport } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';

/** Where to go on from a report: its neighbours, its files, and its versions where it was corrected. */
export function ReportFoot({ report }: { report: GlimcapReport }) {
  const { t } = useApp();
  const { number, previous, next, versions } = report;
  return (
    <footer class="report-foot">
      <nav class="report-neighbours" aria-label={t('glimcap.neighbours')}>
        {previous && (
          <a rel="prev" href={`/glimcap/${previous.number}`}>
            <span class="muted">← {t('glimcap.part', previous)}</span>
            <span>{previous.title}</span>
          </a>
        )}
        {next && (
          <a rel="next" href={`/glimcap/${next.number}`}>
            <span class="muted">{t('glimcap.part', next)} →</span>
            <span>{next.title}</span>
          </a>
        )}
      </nav>
      {versions.length > 1 && <Versions report={report} />}
      <p class="muted">
        {t('glimcap.files')}: <a href={`/glimcap/${number}.md`}>{t('glimcap.markdown')}</a>
        {' · '}
        <a href={`/glimcap/${number}.json`}>{t('glimcap.json')}</a>
      </p>
      <p>
        <a href="/glimcap">{t('glimcap.all')}</a>
      </p>
    </footer>
  );
}

function Versions({ report }: { report: GlimcapReport }) {
  const { t } = useApp();
  const { number, versions } = report;
  const last = versions.length - 1;
  return (
    <section aria-label={t('glimcap.versions')}>
      <p class="muted">{t('glimcap.versions')}:</p>
      <ol class="report-versions">
        {versions.map(({ version, madeAt }, index) => {
          const words = index === 0 ? 'glimcap.versionFirst' : 'glimcap.versionCorrected';
          const text = t(words, { date: utcDate(madeAt) });
          const url = index === last ? `/glimcap/${number}` : `/glimcap/${number}/versions/${version}`;
          return (
            <li key={version}>
              {version === report.version ? (
                <span aria-current="page">
                  {text} ({t('glimcap.versionShown')})
                </span>
              ) : (
                <a href={url}>{text}</a>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import type { GlimcapListItem } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';

/** Reports by number, each with the place where a search found it. */
export function ReportList({ reports }: { reports: GlimcapListItem[] }) {
  const { t } = useApp();
  return (
    <ol class="report-list">
      {reports.map(({ number, title, publishedAt, correctedAt, snippet }) => (
        <li key={number}>
          <a href={`/glimcap/${number}`}>
            <span class="report-number">{number}</span>
            <span class="report-title">
              {title}
              {correctedAt !== null && <span class="chip chip-corrected">{t('glimcap.corrected')}</span>}
            </span>
            <span class="muted">
              <Timestamp at={publishedAt} isDateOnly />
            </span>
            {snippet.length > 0 && <Snippet parts={snippet} />}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Snippet({ parts }: { parts: GlimcapListItem['snippet'] }) {
  return (
    <span class="report-snippet">
      {parts.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}

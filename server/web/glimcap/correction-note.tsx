import type { GlimcapCorrection } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';

/** What was wrong, when that was said and by whom, and each change. */
export function CorrectionNote({ correction }: { correction: GlimcapCorrection }) {
  const { t } = useApp();
  const { at, by, note, changes } = correction;
  const date = utcDate(at);
  return (
    <aside class="correction">
      <p class="correction-head">
        <time dateTime={at}>
          {by === null ? t('glimcap.correctedOn', { date }) : t('glimcap.correctedBy', { date, name: by })}
        </time>
      </p>
      <p class="correction-note">{note}</p>
      <details>
        <summary>{t('glimcap.changed')}</summary>
        <dl class="correction-changes">
          {changes.map(({ label, before, after }, index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>
                <del>{before ?? t('glimcap.nothing')}</del> <ins>{after ?? t('glimcap.nothing')}</ins>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </aside>
  );
}

import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import type { MetricChangeView } from './metric-types.ts';

/** Who changed what in the catalogue about a metric, and what was before. */
export function ChangesList({ changes }: { changes: MetricChangeView[] }) {
  const { t } = useApp();
  if (changes.length === 0) return <p class="panel muted">{t('metrics.noChanges')}</p>;
  return (
    <ol class="change-list">
      {changes.map(({ id, kind, changedAt, changedBy, fields }) => (
        <li key={id}>
          <p>
            {t(`metrics.change.${kind}`, { name: changedBy })}{' '}
            <span class="muted">
              <Timestamp at={changedAt} />
            </span>
          </p>
          {fields.map(({ field, before, after }) => (
            <p key={field} class="change-field">
              <span class="muted">{field}:</span> <del>{before ?? '–'}</del> → <ins>{after ?? '–'}</ins>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

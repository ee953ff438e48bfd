import type { DeskChange } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';

/** What is otherwise than before, line by line. */
export function ChangeList({ changes }: { changes: readonly DeskChange[] }) {
  const { t } = useApp();
  if (changes.length === 0) return <p class="muted">{t('desk.changes.none')}</p>;
  return (
    <dl class="desk-changes">
      {changes.map(({ path, label, before, after }) => (
        <div key={path}>
          <dt>{label}</dt>
          <dd>
            {before === null ? <span class="muted">{t('desk.changes.absent')}</span> : <del>{before}</del>}
            {after === null ? <span class="muted">{t('desk.changes.removed')}</span> : <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

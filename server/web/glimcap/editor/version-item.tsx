import type { DeskVersion } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { ChangeList } from './change-list.tsx';

/** One version of a report: who made it when, and what it changed. */
export function VersionItem({ version }: { version: DeskVersion }) {
  const { t } = useApp();
  const { ordinal, kind, madeAt, madeBy, note, changes } = version;
  return (
    <li>
      <p>
        <strong>{t('desk.versions.one', { number: ordinal })}</strong>{' '}
        {madeBy === null ? t(`desk.versions.clock.${kind}`) : t(`desk.versions.by.${kind}`, { name: madeBy })},{' '}
        <Timestamp at={madeAt} />
      </p>
      {note && <p>{note}</p>}
      {changes && <ChangeList changes={changes} />}
    </li>
  );
}

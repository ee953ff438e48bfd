import { useState } from 'preact/hooks';
import type { DeskDraft, DeskVersion } from '../../../presenters/staff-glimcap-draft.ts';
import type { Page } from '../../api-types.ts';
import { useApp } from '../../ui/app-context.ts';
import { Problem } from '../../ui/problem.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { VersionItem } from './version-item.tsx';

/** The latest version with what it changed; the earlier ones when they are asked for. */
export function Versions({ weekEnd, latest }: Pick<DeskDraft, 'weekEnd' | 'latest'>) {
  const { t, api } = useApp();
  const [all, setAll] = useState<DeskVersion[] | null>(null);
  const { isBusy, problem, run } = useSubmit(async () => {
    const { data } = await api.request<Page<DeskVersion>>('GET', `/api/v1/staff/glimcaps/${weekEnd}/versions`);
    setAll(data);
  });
  const isCurrent = all?.[0]?.ordinal === latest?.ordinal;
  const shown = all && isCurrent ? all : latest ? [latest] : [];
  const hasMore = (latest?.ordinal ?? 1) > 1 && !(all && isCurrent);
  return (
    <section class="panel" aria-labelledby="desk-versions">
      <h2 id="desk-versions">{t('desk.versions.title')}</h2>
      <ol class="desk-list">
        {shown.map((version) => (
          <VersionItem key={version.ordinal} version={version} />
        ))}
      </ol>
      <Problem text={problem} />
      {hasMore && (
        <button class="button button-quiet button-small" type="button" disabled={isBusy} onClick={run}>
          {t('desk.versions.earlier')}
        </button>
      )}
    </section>
  );
}

import type { GlimcapRow } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';

/** Why figures are missing, said once for all that lack it for the same reason. */
export function Gaps({ rows }: { rows: readonly Pick<GlimcapRow, 'label' | 'missing'>[] }) {
  const { t } = useApp();
  const reasons = [...new Set(rows.flatMap(({ missing }) => (missing === null ? [] : [missing])))];
  return (
    <>
      {reasons.map((reason) => {
        const labels = rows.flatMap(({ label, missing }) => (missing === reason ? [label] : [])).join(', ');
        return (
          <p class="muted report-hint" key={reason}>
            {t('glimcap.noData', { labels, reason })}
          </p>
        );
      })}
    </>
  );
}

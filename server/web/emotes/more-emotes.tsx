import { useApp } from '../ui/app-context.ts';

/** Where the next page of a long list is. */
export function MoreEmotes({ path, q, next }: { path: string; q: string; next: string | null }) {
  const { t } = useApp();
  if (next === null) return null;
  const query = new URLSearchParams({ ...(q && { q }), after: next });
  return (
    <p>
      <a href={`${path}?${query}`}>{t('emotes.more')} →</a>
    </p>
  );
}

import type { GlimcapListData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';

/** The way to newer and older reports. */
export function ListPages({ q, page, pages }: Pick<GlimcapListData, 'q' | 'page' | 'pages'>) {
  const { t } = useApp();
  if (pages === 1 && page === 1) return null;
  return (
    <nav class="list-pages" aria-label={t('glimcap.pages.label')}>
      {page > 1 && (
        <a rel="prev" href={pageUrl(q, Math.min(page, pages + 1) - 1)}>
          ← {t('glimcap.pages.newer')}
        </a>
      )}
      <span class="muted">{t('glimcap.pages.at', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={pageUrl(q, page + 1)}>
          {t('glimcap.pages.older')} →
        </a>
      )}
    </nav>
  );
}

function pageUrl(q: string, page: number): string {
  const asked = new URLSearchParams({ ...(q !== '' && { q }), ...(page > 1 && { page: String(page) }) });
  return asked.size === 0 ? '/glimcap' : `/glimcap?${asked}`;
}

import type { ComponentChildren } from 'preact';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';

const PAGES = [
  { path: '/staff/tickets', word: 'board' },
  { path: '/staff/tickets/stats', word: 'stats' },
] as const;

interface TicketsFrameProps {
  page: (typeof PAGES)[number]['word'];
  /** Beside the title. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** What the queue and the figures have in common: their title, and the way from one to the other. */
export function TicketsFrame({ page, aside, children }: TicketsFrameProps) {
  const { t } = useApp();
  return (
    <Layout isWide>
      <nav class="tabs" aria-label={t('board.navigation')}>
        {PAGES.map(({ path, word }) => (
          <a key={path} href={path} aria-current={word === page ? 'page' : undefined}>
            {t(`board.page.${word}`)}
          </a>
        ))}
      </nav>
      <header class="page-title board-title">
        <h1>{t(`board.title.${page}`)}</h1>
        {aside}
      </header>
      {children}
    </Layout>
  );
}

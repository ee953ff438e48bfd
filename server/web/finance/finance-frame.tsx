import type { ComponentChildren } from 'preact';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Saved } from '../ui/saved.tsx';

const PAGES = [
  { path: '/staff/finance', word: 'statement' },
  { path: '/staff/finance/ledger', word: 'ledger' },
  { path: '/staff/finance/mrr', word: 'mrr' },
  { path: '/staff/finance/import', word: 'import' },
] as const;

interface FinanceFrameProps {
  page: (typeof PAGES)[number]['word'];
  intro: string;
  children: ComponentChildren;
}

/** What the pages of finance have in common: their title, and the way from one to the others. */
export function FinanceFrame({ page, intro, children }: FinanceFrameProps) {
  const { t } = useApp();
  return (
    <Layout isWide>
      <nav class="tabs" aria-label={t('finance.navigation')}>
        {PAGES.map(({ path, word }) => (
          <a key={path} href={path} aria-current={word === page ? 'page' : undefined}>
            {t(`finance.${word}`)}
          </a>
        ))}
      </nav>
      <header class="page-title page-title-stacked">
        <h1>{t(`finance.${page}`)}</h1>
        <p class="muted">{intro}</p>
        <Saved />
      </header>
      {children}
    </Layout>
  );
}

import type { ComponentChildren } from 'preact';
import { UserMenu } from '../accounts/user-menu.tsx';
import { useApp } from './app-context.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';

/** The frame of every page. */
export function Layout({ children, isWide = false }: { children: ComponentChildren; isWide?: boolean }) {
  const { t, url } = useApp();
  const current = (path: string) => (url.split('?')[0] === path ? 'page' : undefined);
  return (
    <>
      <a class="skip-link" href="#content">
        {t('header.skip')}
      </a>
      <header class="site-header">
        <a class="brand" href="/" aria-label={t('header.home')}>
          <Logo />
          <span>{t('site.name')}</span>
        </a>
        <nav class="site-nav" aria-label={t('header.navigation')}>
          <a href="/" aria-current={current('/')}>
            {t('header.live')}
          </a>
          <a href="/glimcap" aria-current={current('/glimcap')}>
            {t('header.glimcap')}
          </a>
          <a href="/help" aria-current={current('/help')}>
            {t('header.help')}
          </a>
        </nav>
        <UserMenu />
      </header>
      <main id="content" tabIndex={-1} class={isWide ? 'content content-wide' : 'content'}>
        {children}
      </main>
      <footer class="site-footer">
        <span>
          {t('site.name')}. {t('footer.tagline')}
        </span>
        <a href="/emotes">{t('footer.emotes')}</a>
        <a href="/glimcap">{t('footer.glimcap')}</a>
        <a href="/status">{t('footer.status')}</a>
        <LanguageSwitch />
      </footer>
    </>
  );
}

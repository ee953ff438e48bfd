import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { signInUrl } from './sign-in-url.ts';

/** Sign-in for strangers; dashboard and sign-out for members. Works without scripts. */
export function UserMenu() {
  const { t, me, url } = useApp();
  if (me === undefined) return <div class="user-menu" />;
  if (me) return <MemberMenu me={me} />;
  return (
    <div class="user-menu">
      <a class="button button-quiet" href={signInUrl(url)}>
        <span class="only-wide">{t('header.signIn')}</span>
        <span class="only-narrow">{t('header.signInShort')}</span>
      </a>
    </div>
  );
}

function MemberMenu({ me }: { me: Me }) {
  const { t, csrfToken } = useApp();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeWhenLeft(menu.current), []);

  return (
    <details class="user-menu" ref={menu}>
      <summary aria-label={t('header.menu', { name: me.name })}>
        <Avatar name={me.name} url={me.avatarUrl} />
        <span class="only-wide">{me.name}</span>
      </summary>
      <div class="menu">
        <a href="/dashboard">{t('header.dashboard')}</a>
        <a href="/settings/account">{t('header.account')}</a>
        <a href="/settings/subscription">{t('header.subscription')}</a>
        {me.isStaff && <a href="/staff">{t('header.staff')}</a>}
        <form method="post" action="/auth/sign-out">
          <input type="hidden" name="csrf" value={csrfToken ?? ''} />
          <button type="submit">{t('header.signOut')}</button>
        </form>
      </div>
    </details>
  );
}

function closeWhenLeft(menu: HTMLDetailsElement | null): (() => void) | undefined {
  if (!menu) return undefined;
  const onPress = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  document.addEventListener('pointerdown', onPress);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('pointerdown', onPress);
    document.removeEventListener('keydown', onKey);
  };
}

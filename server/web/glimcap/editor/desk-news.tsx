import { signInUrl } from '../../accounts/sign-in-url.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import type { Desk } from './use-desk.ts';

/** What its editor has to know about the page: changed elsewhere, text brought back, signed out. */
export function DeskNews({ desk }: { desk: Desk }) {
  const { t, url } = useApp();
  const { draft, isChangedElsewhere, trouble, broughtBackAt, rivals } = desk;
  const { latest } = draft;
  return (
    <div class="desk-news" role="status">
      {isChangedElsewhere && trouble !== 'published' && (
        <p class="desk-notice">
          {t('desk.news.changed')}{' '}
          {latest && (
            <>
              {t('desk.news.latest', { name: latest.madeBy ?? t('desk.news.clock') })} <Timestamp at={latest.madeAt} />.{' '}
            </>
          )}
          {Object.keys(rivals).length > 0 && t('desk.news.rivals', { count: Object.keys(rivals).length })}{' '}
          <a href="#desk-versions">{t('desk.news.seeChanges')}</a>{' '}
          <button class="button button-quiet button-small" type="button" onClick={desk.dismiss}>
            {t('desk.news.dismiss')}
          </button>
        </p>
      )}
      {broughtBackAt && (
        <p class="desk-notice">
          {t('desk.news.broughtBack')} <Timestamp at={broughtBackAt} />.{' '}
          <button class="button button-quiet button-small" type="button" onClick={desk.discard}>
            {t('desk.news.discard')}
          </button>
        </p>
      )}
      {trouble === 'published' && (
        <p class="desk-notice">
          {t('desk.news.published')} <a href={url}>{t('desk.news.reload')}</a>
        </p>
      )}
      {trouble === 'signed-out' && (
        <p class="desk-notice">
          {t('desk.news.signedOut')} <a href={signInUrl(url)}>{t('header.signIn')}</a>
        </p>
      )}
      {trouble === 'offline' && <p class="desk-notice">{t('desk.news.offline')}</p>}
    </div>
  );
}

import { useApp } from '../ui/app-context.ts';

/** How to hear of each new report. */
export function FollowGlimcap() {
  const { t } = useApp();
  return (
    <section class="panel follow">
      <h2>{t('glimcap.follow')}</h2>
      <p>
        {t('glimcap.followText')} <a href="/glimcap/feed.xml">{t('glimcap.atom')}</a>
        {' · '}
        <a href="/glimcap/feed.json">{t('glimcap.jsonFeed')}</a>
      </p>
    </section>
  );
}

import type { HomeData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Logo } from '../ui/logo.tsx';
import { StreamCard } from './stream-card.tsx';
import { useStreams } from './use-streams.ts';

/** `/`: who is live. */
export function HomePage({ streams: initial }: HomeData) {
  const { t } = useApp();
  const streams = useStreams(initial);
  if (streams.length === 0) return <NobodyIsLive />;
  return (
    <Layout isWide>
      <div class="page-title">
        <h1>{t('home.title')}</h1>
        <p class="muted" aria-live="polite">
          {t('home.count', { count: streams.length })}
        </p>
      </div>
      <ul class="cards">
        {streams.map((stream) => (
          <StreamCard key={stream.id} stream={stream} />
        ))}
      </ul>
    </Layout>
  );
}

function NobodyIsLive() {
  const { t } = useApp();
  return (
    <Layout isWide>
      <section class="notice">
        <Logo />
        <h1>{t('home.emptyTitle')}</h1>
        <p>{t('home.emptyText')}</p>
        <a class="button" href="/dashboard">
          {t('home.goLive')}
        </a>
      </section>
    </Layout>
  );
}

import type { LiveFilterView } from '../api-types.ts';
import type { HomeData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Logo } from '../ui/logo.tsx';
import { LiveFilter } from './live-filter.tsx';
import { StreamCard } from './stream-card.tsx';
import { useStreams } from './use-streams.ts';

const EVERYBODY: LiveFilterView = {};

/** `/`: who is live, all or those of a category or tag. */
export function HomePage({ streams: initial, filter = EVERYBODY }: HomeData) {
  const { t } = useApp();
  const streams = useStreams(initial, filter);
  const isFiltered = Boolean(filter.category ?? filter.tag);
  if (streams.length === 0 && !isFiltered) return <NobodyIsLive />;
  return (
    <Layout isWide>
      <div class="page-title">
        <h1>{t('home.title')}</h1>
        <p class="muted" aria-live="polite">
          {t('home.count', { count: streams.length })}
        </p>
      </div>
      <LiveFilter filter={filter} streams={streams} />
      {streams.length === 0 && <p class="muted">{t('home.nobodyLikeThat')}</p>}
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

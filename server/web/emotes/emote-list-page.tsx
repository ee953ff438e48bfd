import type { EmoteListData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { EmotePicture } from './emote-picture.tsx';
import { EmoteSearch } from './emote-search.tsx';
import { MoreEmotes } from './more-emotes.tsx';

/** `/emotes`: what everyone can write with. */
export function EmoteListPage({ emoteList: { emotes, q, next } }: EmoteListData) {
  const { t } = useApp();
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('emotes.title')}</h1>
        <p class="muted">{t('emotes.intro')}</p>
      </header>
      <EmoteSearch path="/emotes" q={q} />
      {emotes.length === 0 && <p class="muted">{t(q ? 'emotes.nothingFound' : 'emotes.none')}</p>}
      <ul class="emote-grid">
        {emotes.map((emote) => (
          <li key={emote.id}>
            <EmotePicture emote={emote} />
            <strong>:{emote.name}:</strong>
            <span class="muted">
              {emote.channel ? <a href={`/${emote.channel}`}>{emote.channel}</a> : t('emotes.platform')}
            </span>
            {emote.isForSupporters && <span class="chip">{t('emotes.forSupporters')}</span>}
          </li>
        ))}
      </ul>
      <MoreEmotes path="/emotes" q={q} next={next} />
    </Layout>
  );
}

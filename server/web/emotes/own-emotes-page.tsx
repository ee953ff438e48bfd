import type { OwnEmotesData } from '../page-data.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Saved, showSaved } from '../ui/saved.tsx';
import { EmotePicture } from './emote-picture.tsx';
import type { BroughtEmoteView } from './emote-types.ts';
import { UploadForm } from './upload-form.tsx';

/** `/dashboard/emotes`: what one's own channel has brought, and what staff said. */
export function OwnEmotesPage({ ownEmotes }: OwnEmotesData) {
  const { t } = useApp();
  return (
    <Layout>
      <header class="page-title page-title-stacked">
        <h1>{t('emotes.ownTitle')}</h1>
        <p class="muted">{t('emotes.ownIntro')}</p>
        <Saved />
      </header>
      {ownEmotes === null ? (
        <p class="panel">
          <a href="/dashboard">{t('emotes.noChannel')}</a>
        </p>
      ) : (
        <>
          <section class="panel">
            <UploadForm path="/api/v1/channel/emotes" submit={t('emotes.bring')} />
          </section>
          <ul class="emote-rows">
            {ownEmotes.map((emote) => (
              <OwnEmote key={emote.id} emote={emote} />
            ))}
          </ul>
        </>
      )}
    </Layout>
  );
}

function OwnEmote({ emote }: { emote: BroughtEmoteView }) {
  const { t, api } = useApp();
  return (
    <li class="emote-row">
      <EmotePicture emote={emote} />
      <div class="emote-facts">
        <strong>:{emote.name}:</strong>
        <span class={`emote-state emote-state-${emote.state}`}>{t(`emotes.state.${emote.state}`)}</span>
        {emote.reason && <p>{t('emotes.because', { reason: emote.reason })}</p>}
      </div>
      {emote.state === 'waiting' && (
        <ActionForm
          submit={t('emotes.takeBack')}
          isQuiet
          send={async () => {
            await api.request('DELETE', `/api/v1/channel/emotes/${emote.id}`);
            showSaved(location.pathname);
          }}
        />
      )}
    </li>
  );
}

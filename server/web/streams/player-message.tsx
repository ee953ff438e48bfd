import { useApp } from '../ui/app-context.ts';
import type { PlaybackState } from './playback.ts';

/** What stands over the picture while there is none; nothing while it plays. */
export function PlayerMessage({ state, name }: { state: PlaybackState; name: string }) {
  const { t } = useApp();
  if (state === 'playing') return null;
  if (state === 'full') return <Message title={t('watch.fullTitle')} text={t('watch.fullText')} />;
  if (state === 'unsupported') return <Message title={t('watch.unsupportedTitle')} text={t('watch.unsupportedText')} />;
  return (
    <div class="player-message" role="status">
      <span class="spinner" aria-hidden="true" />
      <p>{t(`watch.${state}`, { name })}</p>
    </div>
  );
}

function Message({ title, text }: { title: string; text: string }) {
  return (
    <div class="player-message" role="status">
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  );
}

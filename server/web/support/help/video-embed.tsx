import { useState } from 'preact/hooks';
import type { HelpVideo } from '#domain/support/help/video.ts';
import { useApp } from '../../ui/app-context.ts';
import { Icon } from '../../ui/icons.tsx';

/** A video that is fetched when its reader presses play; without scripts, a link to its page. */
export function VideoEmbed({ video }: { video: HelpVideo }) {
  const { t } = useApp();
  const [isPlaying, setPlaying] = useState(false);
  const { title, hostName: host, pageUrl, frameUrl } = video;
  if (isPlaying)
    return (
      <iframe
        class="video-frame"
        title={title}
        src={frameUrl}
        allow="autoplay; fullscreen; picture-in-picture"
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
        referrerpolicy="strict-origin-when-cross-origin"
      />
    );
  const play = (event: MouseEvent) => {
    // Who wants it in a window of its own gets that.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setPlaying(true);
  };
  return (
    <a class="video-card" href={pageUrl} rel="noopener" onClick={play}>
      <span class="video-play">
        <Icon name="play" />
      </span>
      <strong>{title}</strong>
      <span>{t('help.video.play', { host })}</span>
      <span class="muted">{t('help.video.hint', { host })}</span>
    </a>
  );
}

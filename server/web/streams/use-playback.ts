import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { Playback, type PlaybackState } from './playback.ts';
import type { PlaybackStats } from './playback-stats.ts';

interface UsePlaybackOptions {
  slug: string;
  /** False while offline or unconfirmed: nothing is asked of the server. */
  isWanted: boolean;
  /** Changes when the broadcast may be back. */
  revivals: number;
}

interface PlaybackView {
  state: PlaybackState;
  media: MediaStream | null;
  stats: PlaybackStats | null;
}

const IDLE: PlaybackView = { state: 'connecting', media: null, stats: null };

/** The playback of a channel, for as long as it is wanted and the page is shown. */
export function usePlayback({ slug, isWanted, revivals }: UsePlaybackOptions): PlaybackView {
  const { api } = useApp();
  const [view, setView] = useState<PlaybackView>(IDLE);
  const playback = useRef<Playback | null>(null);

  useEffect(() => {
    if (!isWanted) return undefined;
    const start = () => {
      setView(IDLE);
      playback.current = new Playback({
        api,
        slug,
        onState: (state) => setView((now) => ({ ...now, state })),
        onMedia: (media) => setView((now) => ({ ...now, media })),
        onStats: (stats) => setView((now) => ({ ...now, stats })),
      });
      void playback.current.start();
    };
    const stop = () => playback.current?.stop();
    const onShow = (event: PageTransitionEvent) => event.persisted && start();
    start();
    window.addEventListener('pagehide', stop);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', stop);
      window.removeEventListener('pageshow', onShow);
      stop();
      setView(IDLE);
    };
  }, [api, slug, isWanted]);

  useEffect(() => playback.current?.nudge(), [revivals]);
  return view;
}

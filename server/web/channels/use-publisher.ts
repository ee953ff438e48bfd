import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem } from '../ui/api.ts';
import { useApp } from '../ui/app-context.ts';
import { problemText } from '../ui/problem-text.ts';
import type { Translate } from '../words.ts';
import { openSource, type SourceName } from './open-source.ts';
import type { PublishStats } from './publish-stats.ts';
import { Publisher, type PublisherState } from './publisher.ts';

interface Publishing {
  state: PublisherState | 'idle';
  media: MediaStream | null;
  stats: PublishStats | null;
  problem: string | null;
}

interface PublishControl extends Publishing {
  start(source: SourceName): void;
  stop(): void;
}

const IDLE: Publishing = { state: 'idle', media: null, stats: null, problem: null };

/** Going live from this page, and leaving the air with it. */
export function usePublisher(whipUrl: string): PublishControl {
  const { t, api } = useApp();
  const [view, setView] = useState(IDLE);
  const leaving = useRef(new AbortController());
  const stop = () => leaving.current.abort();

  useEffect(() => {
    window.addEventListener('pagehide', stop);
    return () => {
      window.removeEventListener('pagehide', stop);
      stop();
    };
  }, []);

  const send = async (source: SourceName, signal: AbortSignal) => {
    const media = await openSource(source, t('publish.testTitle'));
    try {
      setView({ ...IDLE, state: 'starting', media });
      const { streamKey } = await api.request<{ streamKey: string }>('GET', '/api/v1/channel/stream-key');
      const sender = new Publisher({
        url: sameOrigin(whipUrl),
        streamKey,
        media,
        onState: (state) => setView((now) => ({ ...now, state })),
        onStats: (stats) => setView((now) => ({ ...now, stats })),
      });
      if (signal.aborted) return;
      signal.addEventListener('abort', () => sender.stop());
      // "Stop sharing" in the browser's own bar ends the track, and with it the stream.
      for (const track of media.getVideoTracks()) track.addEventListener('ended', () => sender.stop());
      await sender.run();
    } finally {
      for (const track of media.getTracks()) track.stop();
    }
  };

  const start = async (source: SourceName) => {
    leaving.current = new AbortController();
    setView({ ...IDLE, state: 'starting' });
    try {
      await send(source, leaving.current.signal);
      setView(IDLE);
    } catch (error) {
      setView({ ...IDLE, problem: sourceProblem(error, t) });
    }
  };
  return { ...view, start: (source) => void start(source), stop };
}

/** The same server under the name that this page was opened by, so that no CORS question arises. */
function sameOrigin(whipUrl: string): string {
  return new URL(whipUrl, location.href).pathname;
}

function sourceProblem(error: unknown, t: Translate): string {
  if (error instanceof ApiProblem && error.code === 'taken_over') return t('publish.takenOver');
  if (!(error instanceof DOMException)) return problemText(error, t);
  if (error.name === 'NotAllowedError') return t('publish.denied');
  if (error.name === 'NotFoundError') return t('publish.noDevice');
  return t('publish.unsupported');
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { StreamHealthView } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import { findingValue } from './finding-value.ts';

/** What is not as it should be is found at a look every 15 seconds. */
const ASK_EVERY_MS = 30_000;

/** How the running and the last stream arrived here, with what to change in OBS. Nothing before the first stream. */
export function StreamHealth({ initial, streamId }: { initial: StreamHealthView[]; streamId: string | undefined }) {
  const { t } = useApp();
  const streams = useStreamHealth(initial, streamId);
  if (streams.length === 0) return null;
  return (
    <section class="panel" id="stream-health">
      <h2>{t('health.title')}</h2>
      {streams.map((stream) => (
        <OneStream key={stream.startedAt} stream={stream} />
      ))}
    </section>
  );
}

function OneStream({ stream: { startedAt, endedAt, findings } }: { stream: StreamHealthView }) {
  const { t } = useApp();
  return (
    <div class="stream-health">
      <h3>
        {t(endedAt ? 'health.last' : 'health.running')} <Timestamp at={startedAt} />
      </h3>
      {findings.length === 0 ? (
        <p class="good">{t('health.fine')}</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={finding.cause}>
              <strong>{t(`health.${finding.cause}.title`)}</strong>
              <p>{t(`health.${finding.cause}.fix`, { value: findingValue(finding) })}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Asked again when a stream begins or ends, and now and then while one is on air. */
function useStreamHealth(initial: StreamHealthView[], streamId: string | undefined): StreamHealthView[] {
  const { api } = useApp();
  const [streams, setStreams] = useState(initial);
  const known = useRef(streamId);
  useEffect(() => {
    const refresh = async () => {
      // What is missed is told at the next.
      const answer = await api
        .request<{ data: StreamHealthView[] }>('GET', '/api/v1/channel/stream-health')
        .catch(() => null);
      if (answer) setStreams(answer.data);
    };
    // The page came with what is known of the stream it was drawn with.
    if (known.current !== streamId) void refresh();
    known.current = streamId;
    if (!streamId) return;
    const timer = setInterval(() => void refresh(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, streamId]);
  return streams;
}

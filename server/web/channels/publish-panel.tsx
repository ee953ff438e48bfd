import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { SOURCES, type SourceName } from './open-source.ts';
import type { PublishStats } from './publish-stats.ts';
import { usePublisher } from './use-publisher.ts';

/** Going live without any software but this browser. */
export function PublishPanel({ whipUrl }: { whipUrl: string }) {
  const { t } = useApp();
  const [source, setSource] = useState<SourceName>('camera');
  const { state, media, stats, problem, start, stop } = usePublisher(whipUrl);
  const isIdle = state === 'idle';

  return (
    <section class="panel" data-publish={state}>
      <h2>{t('publish.title')}</h2>
      <p class="muted">{t('publish.text')}</p>
      <fieldset class="sources" disabled={!isIdle}>
        <legend class="visually-hidden">{t('publish.text')}</legend>
        {SOURCES.map((name) => (
          <label key={name} class="source">
            <input type="radio" name="source" value={name} checked={source === name} onChange={() => setSource(name)} />
            <Icon name={name} />
            {t(`publish.${name}`)}
          </label>
        ))}
      </fieldset>
      {media && <Preview media={media} />}
      <Problem text={problem} />
      <div class="button-row">
        {isIdle ? (
          <button class="button" type="button" onClick={() => start(source)}>
            {t('publish.start')}
          </button>
        ) : (
          <button class="button button-stop" type="button" onClick={stop}>
            {t('publish.stop')}
          </button>
        )}
        <span role="status" class={state === 'live' ? 'good' : 'muted'}>
          {t(`publish.${state}`)}
        </span>
      </div>
      {stats && <Health stats={stats} />}
    </section>
  );
}

function Preview({ media }: { media: MediaStream }) {
  const { t } = useApp();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = media;
  }, [media]);
  return <video ref={video} class="preview" muted autoplay playsInline aria-label={t('publish.preview')} />;
}

function Health({ stats }: { stats: PublishStats }) {
  const { t } = useApp();
  const rows = [
    [t('publish.bitrate'), `${Math.round(stats.bitsPerSecond / 1000)} kbit/s`],
    [t('publish.frameRate'), t('watch.perSecond', { count: Math.round(stats.frameRate) })],
    [t('publish.roundTrip'), `${Math.round(stats.roundTripMs)} ms`],
    [t('publish.limited'), t(`publish.limitedBy.${stats.limitation}`)],
  ] as const;
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useState } from 'preact/hooks';
import type { StreamCard as Stream } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { liveForText } from '../ui/duration.ts';
import { hueClass, initialOf } from '../ui/hue.ts';
import { Icon } from '../ui/icons.tsx';

/** One live stream on the front page. */
export function StreamCard({ stream }: { stream: Stream }) {
  const { t, now } = useApp();
  const { channel } = stream;
  return (
    <li class="card">
      <a class="card-link" href={`/${channel.slug}`}>
        <div class="card-picture">
          <Thumbnail url={stream.thumbnailUrl} name={channel.ownerName} />
          <span class="badge badge-live">{t('stream.live')}</span>
          {stream.isMature && (
            <span class="badge badge-mature">
              {t('stream.mature')}
              <span class="visually-hidden"> {t('stream.matureLabel')}</span>
            </span>
          )}
          <span class="badge badge-viewers">
            <Icon name="viewer" />
            {t('stream.viewers', { count: stream.viewers })}
          </span>
        </div>
        <div class="card-text">
          <Avatar name={channel.ownerName} url={channel.avatarUrl} />
          <div>
            <h2>{stream.title}</h2>
            <p class="card-owner">{channel.ownerName}</p>
            <p class="muted">
              {stream.category} · {liveForText(stream.startedAt, now, t)}
            </p>
            {stream.tags.length > 0 && <p class="muted">{stream.tags.map((tag) => `#${tag}`).join(' ')}</p>}
          </div>
        </div>
      </a>
    </li>
  );
}

/** A drawn stand-in shows until there is a picture, and when the picture does not load. */
function Thumbnail({ url, name }: { url: string | null; name: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (url && url !== broken) return <img src={url} alt="" loading="lazy" onError={() => setBroken(url)} />;
  return (
    <span class={`card-standin ${hueClass(name)}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}

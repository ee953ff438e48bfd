import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChannelView } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { hueClass, initialOf } from '../ui/hue.ts';
import { browserMemory } from './browser-memory.ts';
import { giveMatureConsent, hasMatureConsent } from './mature-consent.ts';
import { Player } from './player.tsx';

/** The place of the picture: the player, the question before it, or word that nobody is on air. */
export function Stage({ channel, revivals }: { channel: ChannelView; revivals: number }) {
  const { t } = useApp();
  const [isReady, setReady] = useState(false);
  const [hasConsent, setConsent] = useState(false);
  useEffect(() => {
    setConsent(hasMatureConsent(browserMemory(), channel.slug));
    setReady(true);
  }, [channel.slug]);

  const allow = () => {
    giveMatureConsent(browserMemory(), channel.slug);
    setConsent(true);
  };
  if (!channel.stream) {
    return (
      <Curtain channel={channel}>
        <strong>{t('watch.offlineTitle', { name: channel.ownerName })}</strong>
        <p>{t('watch.offlineText')}</p>
      </Curtain>
    );
  }
  if (channel.isMature && !hasConsent) return <MatureGate channel={channel} onConfirm={allow} />;
  if (isReady) return <Player channel={channel} revivals={revivals} />;
  return (
    <Curtain channel={channel}>
      <noscript>{t('watch.noScriptText')}</noscript>
    </Curtain>
  );
}

function MatureGate({ channel, onConfirm }: { channel: ChannelView; onConfirm(): void }) {
  const { t } = useApp();
  return (
    <Curtain channel={{ ...channel, posterUrl: null }}>
      <span class="badge badge-mature">{t('stream.mature')}</span>
      <strong>{t('watch.matureTitle')}</strong>
      <p>{t('watch.matureText', { name: channel.ownerName })}</p>
      <div class="button-row">
        <button class="button" type="button" onClick={onConfirm}>
          {t('watch.matureConfirm')}
        </button>
        <a class="button button-quiet" href="/">
          {t('watch.matureLeave')}
        </a>
      </div>
    </Curtain>
  );
}

function Curtain({ channel, children }: { channel: ChannelView; children: ComponentChildren }) {
  return (
    <div class={`player curtain ${hueClass(channel.ownerName)}`}>
      {channel.posterUrl ? (
        <img class="curtain-picture" src={channel.posterUrl} alt="" />
      ) : (
        <span class="curtain-initial" aria-hidden="true">
          {initialOf(channel.ownerName)}
        </span>
      )}
      <div class="player-message" role="status">
        {children}
      </div>
    </div>
  );
}

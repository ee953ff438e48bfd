import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelView } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Icon } from '../ui/icons.tsx';
import { toggleFullscreen } from './fullscreen.ts';
import { PlayerControls } from './player-controls.tsx';
import { type PlayerCommand, playerCommand } from './player-keys.ts';
import { PlayerMessage } from './player-message.tsx';
import { StatsPanel } from './stats-panel.tsx';
import { usePlayback } from './use-playback.ts';
import { useSound } from './use-sound.ts';

const VOLUME_STEP = 0.1;

/** Plays a channel that is live, with its own controls. */
export function Player({ channel, revivals }: { channel: ChannelView; revivals: number }) {
  const { t } = useApp();
  const frame = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const { state, media, stats } = usePlayback({ slug: channel.slug, isWanted: true, revivals });
  const sound = useSound(video, media);
  const [isPaused, setPaused] = useState(false);
  const [hasPicture, setHasPicture] = useState(false);
  const [areStatsShown, setStatsShown] = useState(false);
  const isFullscreen = useIsFullscreen();
  const isSilent = sound.isMuted || sound.isBlocked;

  const run = (command: PlayerCommand) => {
    const element = video.current;
    if (!element || !frame.current) return;
    if (command === 'mute') sound.toggleMute();
    if (command === 'louder') sound.setVolume(Math.min(1, sound.volume + VOLUME_STEP));
    if (command === 'quieter') sound.setVolume(Math.max(0, sound.volume - VOLUME_STEP));
    if (command === 'stats') setStatsShown((isShown) => !isShown);
    if (command === 'fullscreen') void toggleFullscreen(frame.current, element);
    if (command === 'play') togglePlay(element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = playerCommand(event);
    if (!command) return;
    event.preventDefault();
    run(command);
  };

  return (
    <section
      ref={frame}
      class="player"
      aria-label={t('watch.player', { name: channel.ownerName })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the player takes keys of its own, as a native one does.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <video
        ref={video}
        playsInline
        data-state={state}
        {...(channel.posterUrl && { poster: channel.posterUrl })}
        onPlaying={() => setHasPicture(true)}
        onPlay={() => setPaused(false)}
        onPause={() => setPaused(true)}
        onDblClick={() => run('fullscreen')}
      />
      <PlayerMessage state={hasPicture || state !== 'playing' ? state : 'connecting'} name={channel.ownerName} />
      {areStatsShown && stats && <StatsPanel stats={stats} />}
      {sound.isBlocked && (
        <button class="button player-unmute" type="button" onClick={sound.toggleMute}>
          <Icon name="muted" />
          {t('watch.soundBlocked')}
        </button>
      )}
      <PlayerControls
        isPaused={isPaused}
        isSilent={isSilent}
        volume={sound.volume}
        isFullscreen={isFullscreen}
        hasPictureInPicture={document.pictureInPictureEnabled === true}
        onPlay={() => run('play')}
        onMute={() => run('mute')}
        onVolume={sound.setVolume}
        onStats={() => run('stats')}
        onPictureInPicture={() => video.current && void togglePictureInPicture(video.current)}
        onFullscreen={() => run('fullscreen')}
      />
    </section>
  );
}

function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) {
    // Refused only without a click, and this is one; or media was replaced meanwhile, which plays by itself.
    video.play().catch(() => undefined);
  } else {
    video.pause();
  }
}

async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (document.pictureInPictureElement) return document.exitPictureInPicture();
  // Before the first picture there is nothing to show elsewhere.
  await video.requestPictureInPicture().catch(() => undefined);
}

function useIsFullscreen(): boolean {
  const [isFullscreen, setFullscreen] = useState(false);
  useEffect(() => {
    const onChange = () => setFullscreen(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  return isFullscreen;
}

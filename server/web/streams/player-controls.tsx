import { useApp } from '../ui/app-context.ts';
import { Icon, type IconName } from '../ui/icons.tsx';

interface PlayerControlsProps {
  isPaused: boolean;
  isSilent: boolean;
  volume: number;
  isFullscreen: boolean;
  hasPictureInPicture: boolean;
  onPlay(): void;
  onMute(): void;
  onVolume(volume: number): void;
  onStats(): void;
  onPictureInPicture(): void;
  onFullscreen(): void;
}

/** The bar under the picture. */
export function PlayerControls(props: PlayerControlsProps) {
  const { t } = useApp();
  return (
    <div class="player-controls">
      <Control
        icon={props.isPaused ? 'play' : 'pause'}
        label={t(props.isPaused ? 'watch.play' : 'watch.pause')}
        onPress={props.onPlay}
      />
      <Control
        icon={props.isSilent ? 'muted' : 'sound'}
        label={t(props.isSilent ? 'watch.unmute' : 'watch.mute')}
        onPress={props.onMute}
      />
      <input
        class="player-volume"
        type="range"
        min="0"
        max="1"
        step="0.05"
        aria-label={t('watch.volume')}
        value={props.isSilent ? 0 : props.volume}
        onInput={(event) => props.onVolume(event.currentTarget.valueAsNumber)}
      />
      <span class="player-spring" />
      <Control icon="stats" label={t('watch.stats')} onPress={props.onStats} />
      {props.hasPictureInPicture && (
        <Control icon="pictureInPicture" label={t('watch.pictureInPicture')} onPress={props.onPictureInPicture} />
      )}
      <Control
        icon={props.isFullscreen ? 'exitFullscreen' : 'fullscreen'}
        label={t(props.isFullscreen ? 'watch.exitFullscreen' : 'watch.fullscreen')}
        onPress={props.onFullscreen}
      />
    </div>
  );
}

function Control({ icon, label, onPress }: { icon: IconName; label: string; onPress(): void }) {
  return (
    <button class="player-control" type="button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

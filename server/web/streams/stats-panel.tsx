import { useApp } from '../ui/app-context.ts';
import type { PlaybackStats } from './playback-stats.ts';

/** What the connection delivers, for the curious. */
export function StatsPanel({ stats }: { stats: PlaybackStats }) {
  const { t } = useApp();
  const rows = [
    [t('watch.statsSize'), `${stats.width} × ${stats.height}`],
    [t('watch.statsFrameRate'), t('watch.perSecond', { count: Math.round(stats.frameRate) })],
    [t('watch.statsBitrate'), `${Math.round(stats.bitsPerSecond / 1000)} kbit/s`],
    [t('watch.statsLoss'), `${(stats.lossRatio * 100).toFixed(1)} %`],
    [t('watch.statsBuffer'), `${Math.round(stats.bufferMs)} ms`],
  ] as const;
  return (
    <dl class="player-stats">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

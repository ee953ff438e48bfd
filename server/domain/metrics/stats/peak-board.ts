import type { Channel } from '../../channels/channel.entity.ts';
import type { Clock } from '../../clock.ts';
import type { Peak, Peaks } from '../../streams/peaks.ts';
import type { ViewerMoments } from '../../streams/viewer-moments.ts';
import type { SeriesChart } from '../chart-spec.ts';
import { type PeakLabels, peakChart, stepOf } from './peak-chart.ts';
import { lastDays } from './stats-range.ts';

interface Parts {
  clock: Clock;
  peaks: Pick<Peaks, 'byStep' | 'ofChannel'>;
  viewerMoments: Pick<ViewerMoments, 'highest'>;
  timeZone: string;
}

/** The most viewers at one moment of the last days, and how it went. */
export class PeakBoard {
  readonly #clock: Clock;
  readonly #peaks: Parts['peaks'];
  readonly #moments: Parts['viewerMoments'];
  readonly #timeZone: string;

  constructor({ clock, peaks, viewerMoments, timeZone }: Parts) {
    this.#clock = clock;
    this.#peaks = peaks;
    this.#moments = viewerMoments;
    this.#timeZone = timeZone;
  }

  /** Of all streams together. `peak` is null where somebody was live before moments were counted; `chart` where nothing was. */
  async over(
    days: number,
    labels: PeakLabels,
  ): Promise<{
    peak: { viewers: number; takenAt: Date | null } | null;
    chart: SeriesChart | null;
  }> {
    const period = lastDays(days, this.#clock.now());
    const steps = await this.#peaks.byStep(stepOf(period), period, this.#timeZone);
    return {
      peak: await this.#moments.highest(period),
      chart: peakChart(steps, { period, timeZone: this.#timeZone, labels }),
    };
  }

  /** Of one channel's streams; null where none began. */
  ofChannel(channel: Channel, days: number): Promise<Peak | null> {
    return this.#peaks.ofChannel(channel, lastDays(days, this.#clock.now()));
  }
}

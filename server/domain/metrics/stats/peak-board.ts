import type { Peaks } from '../../streams/peaks.ts';
import type { ViewerMoments } from '../../streams/viewer-moments.ts';
import type { SeriesChart } from '../chart-spec.ts';
import type { Period } from '../count.ts';
import { peakChart, stepOf } from './peak-chart.ts';

interface Parts {
  peaks: Pick<Peaks, 'byStep'>;
  viewerMoments: Pick<ViewerMoments, 'highest'>;
  timeZone: string;
}

/** The most viewers at one moment over a period, and how it went. */
export class PeakBoard {
  readonly #peaks: Parts['peaks'];
  readonly #moments: Parts['viewerMoments'];
  readonly #timeZone: string;

  constructor({ peaks, viewerMoments, timeZone }: Parts) {
    this.#peaks = peaks;
    this.#moments = viewerMoments;
    this.#timeZone = timeZone;
  }

  /** `peak` is null where somebody was live before moments were counted; `chart` where nothing was. */
  async over(period: Period): Promise<{
    peak: { viewers: number; takenAt: Date | null } | null;
    chart: SeriesChart | null;
  }> {
    const steps = await this.#peaks.byStep(stepOf(period), period, this.#timeZone);
    return { peak: await this.#moments.highest(period), chart: peakChart(steps, period, this.#timeZone) };
  }
}

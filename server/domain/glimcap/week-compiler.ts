import type { Clock } from '../clock.ts';
import type { Finances } from '../finance/finances.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { DayWindow } from '../metrics/week-window.ts';
import { formatZonedTime } from '../metrics/zoned-time.ts';
import type { ChartGatherer } from './charts/chart-gatherer.ts';
import type { ClosingSections } from './closing-sections.ts';
import { compileFigures } from './compile-figures.ts';
import type { Figures } from './figures.ts';
import type { GlimcapSettings } from './glimcap-settings.ts';
import type { PublishedReport } from './published-reports.ts';

interface Parts {
  clock: Clock;
  metrics: Metrics;
  finances: Finances;
  charts: ChartGatherer;
  closing: ClosingSections;
  settings: GlimcapSettings;
}

/** What a week is compiled after. */
interface Before {
  /** Newest first: what the week is compared with, and numbered after. */
  published: readonly PublishedReport[];
  /** The earlier draft of the same week. */
  standing: Pick<Figures, 'author' | 'prose'> | null;
}

/** Gathers the figures of a week from the database. */
export class WeekCompiler {
  readonly #parts: Parts;

  constructor({ clock, metrics, finances, charts, closing, settings }: Parts) {
    this.#parts = { clock, metrics, finances, charts, closing, settings };
  }

  /** Figures are gathered anew; what people wrote and signed in an earlier draft is kept. */
  async compile(week: DayWindow, { published, standing }: Before): Promise<Figures> {
    const { clock, metrics, finances, charts, closing, settings } = this.#parts;
    const readings = await metrics.readAll(week);
    return compileFigures({
      number: (published[0]?.number ?? 0) + 1,
      author: standing?.author ?? settings.author,
      date: formatZonedTime(clock.now(), settings.timeZone),
      week,
      readings,
      finance: await finances.monthToDate(week.to),
      published,
      prose: standing?.prose ?? {},
      closing: await closing.gather(week.to),
      charts: await charts.gather(week, { readings, published }),
    });
  }
}

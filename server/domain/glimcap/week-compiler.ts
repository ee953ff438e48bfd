import type { Clock } from '../clock.ts';
import type { Finances } from '../finance/finances.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { DayWindow } from '../metrics/week-window.ts';
import { formatZonedTime } from '../metrics/zoned-time.ts';
import { compileFigures } from './compile-figures.ts';
import type { Figures } from './figures.ts';
import type { GlimcapSettings } from './glimcap-settings.ts';
import type { PublishedReport } from './published-reports.ts';

interface Parts {
  clock: Clock;
  metrics: Metrics;
  finances: Finances;
  settings: GlimcapSettings;
}

/** Gathers the figures of a week from the database. */
export class WeekCompiler {
  readonly #parts: Parts;

  constructor({ clock, metrics, finances, settings }: Parts) {
    this.#parts = { clock, metrics, finances, settings };
  }

  /** @param published newest first: what the week is compared with, and numbered after */
  async compile(week: DayWindow, published: readonly PublishedReport[]): Promise<Figures> {
    const { clock, metrics, finances, settings } = this.#parts;
    return compileFigures({
      number: (published[0]?.number ?? 0) + 1,
      author: settings.author,
      date: formatZonedTime(clock.now(), settings.timeZone),
      week,
      readings: await metrics.readAll(week),
      finance: await finances.monthToDate(week.to),
      published,
    });
  }
}

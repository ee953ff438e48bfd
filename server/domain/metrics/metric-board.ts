import type { Clock } from '../clock.ts';
import type { Catalogue } from './catalogue.ts';
import type { SeriesChart } from './chart-spec.ts';
import { chartNumber } from './chart-value.ts';
import { formatDifference } from './difference.ts';
import type { Metric } from './metric.entity.ts';
import type { MetricSample } from './metric-sample.entity.ts';
import { metricUnit } from './metric-unit.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';
import type { Metrics } from './metrics.ts';
import type { MetricSeries, Reading } from './reading.ts';
import { weekLabel } from './week-label.ts';
import { weekSoFar } from './week-so-far.ts';
import { weekWindow } from './week-window.ts';
import { weeksUntil } from './weeks-until.ts';

/** What stands in a cell without a figure. */
const MISSING = '—';
/** As many as are read well on a phone. */
const CHART_WEEKS = 8;

/** How a chart of the board is worded. */
export interface BoardLabels {
  /** Its title. */
  byWeek(metric: Metric): string;
  label(metric: Metric): string;
  /** The running week on the axis. */
  soFar: string;
  locale: string;
}

const ENGLISH: BoardLabels = {
  byWeek: ({ label }) => `${label} by week`,
  label: ({ label }) => label,
  soFar: 'so far',
  locale: 'en-US',
};

/** The newest that is known of a metric. */
export interface NewestFigure {
  metric: Metric;
  /** The last sample that stands. */
  sample: MetricSample | null;
  /** What the database counts by now, where that is what a report would print; a count goes over the running week. */
  count: Reading | null;
  /** Why there is nothing of the running week; null where there is. */
  missing: string | null;
}

/** A metric of the running week beside that of the week before, as it is printed. */
export interface BoardRow {
  key: string;
  label: string;
  soFar: string;
  lastWeek: string;
  difference: string;
}

interface Parts {
  clock: Clock;
  catalogue: Catalogue;
  metrics: Metrics;
  timeZone: string;
}

/** The metrics as staff look at them between two reports: not published, and still moving. */
export class MetricBoard {
  readonly #clock: Clock;
  readonly #catalogue: Catalogue;
  readonly #metrics: Metrics;
  readonly #timeZone: string;

  constructor({ clock, catalogue, metrics, timeZone }: Parts) {
    this.#clock = clock;
    this.#catalogue = catalogue;
    this.#metrics = metrics;
    this.#timeZone = timeZone;
  }

  /** The running week until now against the last full one. */
  async rows(locale = 'en-US'): Promise<BoardRow[]> {
    const now = this.#clock.now();
    const soFar = await this.#metrics.readAll(weekSoFar(now, this.#timeZone));
    const lastWeek = await this.#metrics.readAll(weekWindow(now, this.#timeZone));
    const before = new Map(lastWeek.map(({ metric, value }) => [metric.key, value]));
    return soFar.map(({ metric, value }) =>
      boardRow(metric, { soFar: value, lastWeek: before.get(metric.key) ?? null, locale }),
    );
  }

  /** The whole catalogue in its order, also what is switched off, each with the newest that is known of it. */
  async newest(): Promise<NewestFigure[]> {
    return this.newestOf(await this.#catalogue.listAll());
  }

  /** The same of some metrics. */
  async newestOf(metrics: readonly Metric[]): Promise<NewestFigure[]> {
    const samples = await this.#metrics.latestSamples(metrics);
    const readings = await this.#metrics.readAll(weekSoFar(this.#clock.now(), this.#timeZone));
    const byKey = new Map(readings.map((reading) => [reading.metric.key, reading]));
    return metrics.map((metric) => {
      const reading = byKey.get(metric.key);
      const isCounted = reading?.value !== null && reading?.provenance.source === 'database';
      return {
        metric,
        sample: samples.get(metric.key) ?? null,
        count: isCounted && reading ? reading : null,
        missing: reading?.value === null ? (reading.provenance.note ?? null) : null,
      };
    });
  }

  /**
   * The last weeks of a metric and the running one, of the first metric that has a figure when none is named.
   * @returns null when there is no figure to draw
   * @throws DomainError invalid `metric_unknown`
   */
  async chart(key?: string, weeks = CHART_WEEKS, labels: BoardLabels = ENGLISH): Promise<SeriesChart | null> {
    const metrics = key === undefined ? await this.#catalogue.listActive() : [await this.#catalogue.get(key)];
    const now = this.#clock.now();
    const full = weeksUntil(weekWindow(now, this.#timeZone), weeks - 1, this.#timeZone);
    const history = await this.#metrics.history(metrics, [...full, weekSoFar(now, this.#timeZone)]);
    const shown = history.find(({ values }) => values.some((value) => value !== null));
    return shown ? chartOf(shown, [...full.map(({ to }) => weekLabel(to, labels.locale)), labels.soFar], labels) : null;
  }
}

function chartOf({ metric, values }: MetricSeries, periods: string[], labels: BoardLabels): SeriesChart {
  return {
    title: labels.byWeek(metric),
    kind: metric.measure === 'count' ? 'bars' : 'line',
    unit: metricUnit(metric),
    periods,
    // A gauge of now is whole, a count of the running week is not.
    series: [
      {
        label: labels.label(metric),
        values: values.map(chartNumber),
        ...(metric.measure === 'count' && { partial: [periods.length - 1] }),
      },
    ],
  };
}

interface BoardValues {
  soFar: MetricValue | null;
  lastWeek: MetricValue | null;
  locale: string;
}

function boardRow({ key, label }: Metric, { soFar, lastWeek, locale }: BoardValues): BoardRow {
  const cell = (value: MetricValue | null) => (value === null ? MISSING : formatMetricValue(value, locale));
  const difference = soFar === null || lastWeek === null ? MISSING : formatDifference(soFar, lastWeek, locale);
  return { key, label, soFar: cell(soFar), lastWeek: cell(lastWeek), difference };
}

import type { Clock } from '../clock.ts';
import { findMetric, METRICS, type Metric } from './catalogue.ts';
import type { ChartSpec } from './chart-spec.ts';
import { chartNumber } from './chart-value.ts';
import { formatDifference } from './difference.ts';
import { formatMetricValue, type MetricValue } from './metric-value.ts';
import type { Metrics } from './metrics.ts';
import { weekLabel } from './week-label.ts';
import { weekSoFar } from './week-so-far.ts';
import { weekWindow } from './week-window.ts';
import { weeksUntil } from './weeks-until.ts';

/** What stands in a cell without a figure. */
const MISSING = '—';
/** As many as are read well on a phone. */
const CHART_WEEKS = 8;
/** How the running week is named on the axis. */
const SO_FAR = 'so far';

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
  metrics: Metrics;
  timeZone: string;
}

/** The metrics as staff look at them between two reports: not published, and still moving. */
export class MetricBoard {
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #timeZone: string;

  constructor({ clock, metrics, timeZone }: Parts) {
    this.#clock = clock;
    this.#metrics = metrics;
    this.#timeZone = timeZone;
  }

  /** The running week until now against the last full one. */
  async rows(): Promise<BoardRow[]> {
    const now = this.#clock.now();
    const soFar = await this.#metrics.readAll(weekSoFar(now, this.#timeZone));
    const lastWeek = await this.#metrics.readAll(weekWindow(now, this.#timeZone));
    return soFar.map(({ metric, value }, index) => boardRow(metric, value, lastWeek[index]?.value ?? null));
  }

  /**
   * The last weeks of a metric and the running one, of the first metric that has a figure when none is named.
   * @returns null when there is no figure to draw
   */
  async chart(key?: string): Promise<ChartSpec | null> {
    const named = key === undefined ? METRICS : [findMetric(key)];
    for (const metric of named) {
      const chart = metric && (await this.#chartOf(metric));
      if (chart) return chart;
    }
    return null;
  }

  async #chartOf(metric: Metric): Promise<ChartSpec | null> {
    const now = this.#clock.now();
    const full = weeksUntil(weekWindow(now, this.#timeZone), CHART_WEEKS - 1, this.#timeZone);
    const weeks = [...full, weekSoFar(now, this.#timeZone)];
    const values: (number | null)[] = [];
    for (const week of weeks) values.push(chartNumber((await this.#metrics.read(metric, week)).value));
    if (values.every((value) => value === null)) return null;
    return {
      title: `${metric.label} by week`,
      kind: metric.measure === 'count' ? 'bars' : 'line',
      unit: metric.unit,
      weeks: [...full.map(({ to }) => weekLabel(to)), SO_FAR],
      series: [{ label: metric.label, values }],
    };
  }
}

function boardRow({ key, label }: Metric, soFar: MetricValue | null, lastWeek: MetricValue | null): BoardRow {
  const cell = (value: MetricValue | null) => (value === null ? MISSING : formatMetricValue(value));
  const difference = soFar === null || lastWeek === null ? MISSING : formatDifference(soFar, lastWeek);
  return { key, label, soFar: cell(soFar), lastWeek: cell(lastWeek), difference };
}

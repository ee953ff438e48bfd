import type { Clock } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Catalogue } from './catalogue.ts';
import type { MetricEditor } from './metric-editor.ts';
import type { MetricSample } from './metric-sample.entity.ts';
import { metricUnit } from './metric-unit.ts';
import type { Metrics } from './metrics.ts';
import { parseAmount } from './parse-amount.ts';
import { dayWindow } from './week-window.ts';
import { type CalendarDay, dayAt } from './zoned-day.ts';

const SECOND_MS = 1000;
const DAY = /^\d{4}-\d\d-\d\d$/;

interface Parts {
  clock: Clock;
  catalogue: Catalogue;
  metrics: Metrics;
  timeZone: string;
}

/** A value as a person writes it. */
export interface Written {
  /** In the metric's own way: `5,936`, `$8,160.50`, `1 h 12 min`, `12.34 %`. */
  text: string;
  note?: string | undefined;
}

/** What staff record and correct by hand, on the web and in Discord. */
export class HandRecords {
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

  /**
   * @param day the value is true for its end; default: for this moment. Twice the same day is a correction.
   * @throws DomainError invalid `metric_value_unreadable`, `metric_day_invalid`, and as `Metrics.recordByHand` does
   */
  async record(
    editor: MetricEditor,
    { key, text, note, day }: Written & { key: string; day?: CalendarDay | undefined },
  ): Promise<MetricSample> {
    const metric = await this.#catalogue.get(key);
    return this.#metrics.recordByHand(editor, {
      key,
      value: parseAmount(text, metricUnit(metric)),
      takenAt: this.#endOf(day),
      ...(note ? { note } : {}),
    });
  }

  /** @throws DomainError invalid `metric_value_unreadable`, and as `Metrics.correct` does */
  async correct(editor: MetricEditor, sampleId: string, { text, note }: Written): Promise<MetricSample> {
    const sample = await this.#metrics.getSample(sampleId);
    const metric = await this.#catalogue.get(sample.key);
    const value = parseAmount(text, metricUnit(metric));
    return this.#metrics.correct(editor, sampleId, { value, ...(note ? { note } : {}) });
  }

  /** The last second of a day that is over, or now on a day that is not. */
  #endOf(day: CalendarDay | undefined): Date {
    const now = this.#clock.now();
    if (day === undefined || day === dayAt(now, this.#timeZone)) return now;
    if (!isDay(day)) throw new DomainError('invalid', 'metric_day_invalid', 'A day is written such as 2026-03-08.');
    return new Date(dayWindow(day, day, this.#timeZone).endsAt.getTime() - SECOND_MS);
  }
}

/** Whether it is on the calendar: 30 February is not. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

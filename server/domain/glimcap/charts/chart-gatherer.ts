import type { Mrr } from '../../billing/mrr/mrr.ts';
import type { MrrMovement, MrrReport } from '../../billing/mrr/mrr-report.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Reading } from '../../metrics/reading.ts';
import type { Traffic } from '../../metrics/traffic/traffic.ts';
import type { TrafficDay } from '../../metrics/traffic/traffic-day.ts';
import type { DayWindow } from '../../metrics/week-window.ts';
import { weeksUntil } from '../../metrics/weeks-until.ts';
import { moneyToJson } from '../../money.ts';
import type { PublishedWeek } from '../last-published.ts';
import type { ChartData, MrrWeek, ViewedDay } from './chart-data.ts';
import { chartedMetrics, chartHistory } from './chart-history.ts';

/** As many as are read well on a phone. */
const CHART_WEEKS = 12;

interface Parts {
  metrics: Metrics;
  traffic: Traffic;
  mrr: Mrr;
  timeZone: string;
}

interface Read {
  /** What was read of the week itself. */
  readings: readonly Reading[];
  published: readonly PublishedWeek[];
}

/** Gathers what the charts of a week's report show beside its own figures. */
export class ChartGatherer {
  readonly #metrics: Metrics;
  readonly #traffic: Traffic;
  readonly #mrr: Mrr;
  readonly #timeZone: string;

  constructor({ metrics, traffic, mrr, timeZone }: Parts) {
    this.#metrics = metrics;
    this.#traffic = traffic;
    this.#mrr = mrr;
    this.#timeZone = timeZone;
  }

  async gather(week: DayWindow, { readings, published }: Read): Promise<ChartData> {
    const weeks = weeksUntil(week, CHART_WEEKS, this.#timeZone);
    const before = weeks.slice(0, -1);
    const series = await this.#metrics.history(chartedMetrics(readings), before);
    const { current, previous } = await this.#traffic.week({ from: week.from });
    const mrr = await this.#mrrOf(weeks);
    return {
      ...chartHistory({ weekEnds: before.map(({ to }) => to), series, published }),
      traffic: { current: current.days.map(viewedDay), previous: previous.days.map(viewedDay) },
      ...(mrr && { mrr }),
    };
  }

  /** Null as long as no subscription is known: what the movements were before that, nobody can say. */
  async #mrrOf(weeks: readonly DayWindow[]): Promise<ChartData['mrr'] | null> {
    const first = await this.#mrr.firstEventAt();
    const end = weeks.at(-1)?.endsAt;
    if (!first || !end || first >= end) return null;
    const [{ currency, reports }] = await this.#mrr.series([...weeks.map(({ startsAt }) => startsAt), end]);
    return { currency, weeks: reports.map((report) => (report.to <= first ? null : mrrWeek(report))) };
  }
}

function mrrWeek({ end, movements }: MrrReport): MrrWeek {
  const minor = (movement: MrrMovement) => moneyToJson(movements[movement]).minor;
  return {
    total: moneyToJson(end).minor,
    new: minor('new'),
    expansion: minor('expansion'),
    reactivation: minor('reactivation'),
    contraction: minor('contraction'),
    churn: minor('churn'),
  };
}

function viewedDay({ day, views, coverage }: TrafficDay): ViewedDay {
  return { day, views, isPart: coverage === 'part' || coverage === 'running' };
}

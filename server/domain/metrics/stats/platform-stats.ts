import type { Clock } from '../../clock.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Count, NoCount, Period } from '../count.ts';
import type { DatabaseCounts } from '../database-counts.ts';
import { formatDifference } from '../difference.ts';
import type { Metric } from '../metric.entity.ts';
import { metricUnit, valueIn } from '../metric-unit.ts';
import { formatMetricValue, type MetricValue } from '../metric-value.ts';
import { lastDays, periodBefore } from './stats-range.ts';

/** What anybody may see at any time: what happens on the platform's pages in the open. */
const PUBLIC_KEYS = ['unique_streamers', 'hours_live', 'peak_viewers', 'chat_messages', 'users'];

/** A figure of the last days beside that of as many before. */
export interface StatRow {
  key: string;
  label: string;
  definition: string;
  /** As it is printed; null where it is not known, and then `missing` says why. */
  current: string | null;
  missing: NoCount | null;
  previous: string | null;
  difference: string | null;
}

interface Parts {
  clock: Clock;
  catalogue: Catalogue;
  counts: Pick<DatabaseCounts, 'countEach'>;
}

/** What the platform did of late, counted when it is asked for. */
export class PlatformStats {
  readonly #clock: Clock;
  readonly #catalogue: Catalogue;
  readonly #counts: Parts['counts'];

  constructor({ clock, catalogue, counts }: Parts) {
    this.#clock = clock;
    this.#catalogue = catalogue;
    this.#counts = counts;
  }

  /** The last `days` until now against as many before. Metrics that staff have switched off are left out. */
  async over(days: number, locale = 'en-US'): Promise<StatRow[]> {
    const period = lastDays(days, this.#clock.now());
    const shown = (await this.#catalogue.listActive()).filter(({ key }) => PUBLIC_KEYS.includes(key));
    const keys = shown.map(({ key }) => key);
    const asked = [period, periodBefore(period)].map((each: Period) => ({ keys, period: each }));
    const [current, previous] = await this.#counts.countEach(asked);
    return shown.map((metric) =>
      rowOf(metric, { locale, now: current?.get(metric.key), before: previous?.get(metric.key) }),
    );
  }
}

interface Counts {
  locale: string;
  now: Count | NoCount | undefined;
  before: Count | NoCount | undefined;
}

function rowOf(metric: Metric, { locale, ...counts }: Counts): StatRow {
  const [now, before] = [metricValueOf(metric, counts.now), metricValueOf(metric, counts.before)];
  return {
    key: metric.key,
    label: metric.label,
    definition: metric.definition,
    current: now === null ? null : formatMetricValue(now, locale),
    missing: counts.now && 'missing' in counts.now ? counts.now : null,
    previous: before === null ? null : formatMetricValue(before, locale),
    difference: now === null || before === null ? null : formatDifference(now, before, locale),
  };
}

function metricValueOf(metric: Metric, count?: Count | NoCount): MetricValue | null {
  return count && 'value' in count ? valueIn(metricUnit(metric), BigInt(count.value)) : null;
}

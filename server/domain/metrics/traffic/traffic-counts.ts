import type { Count, NoCount, Period } from '../count.ts';
import { dayAt } from '../zoned-day.ts';
import { describeCoverage } from './describe-coverage.ts';
import type { DayRange } from './traffic.ts';
import { isCovered, type TrafficDay } from './traffic-day.ts';

const MEASURES = { page_views: 'views', visitors: 'visitors' } as const;

type Key = keyof typeof MEASURES;

interface Parts {
  traffic: { days(range: DayRange): Promise<TrafficDay[]> };
  timeZone: string;
}

/**
 * Page views and visitors of a period of whole days. Where a part of it was not counted there is no
 * figure, since a reader would take it for the whole.
 */
export class TrafficCounts {
  readonly #parts: Parts;

  constructor({ traffic, timeZone }: Parts) {
    this.#parts = { traffic, timeZone };
  }

  has(key: string): boolean {
    return isKey(key);
  }

  /** Those of the metrics that are traffic, by key. */
  async countAll(keys: readonly string[], { from, to }: Period): Promise<Map<string, Count | NoCount>> {
    const held = keys.filter(isKey);
    if (held.length === 0) return new Map();
    const { traffic, timeZone } = this.#parts;
    const range = { from: dayAt(from, timeZone), to: dayAt(new Date(to.getTime() - 1), timeZone) };
    const days = await traffic.days(range);
    return new Map(held.map((key) => [key, count(days, key, range)]));
  }
}

function isKey(key: string): key is Key {
  return key in MEASURES;
}

function count(days: readonly TrafficDay[], key: Key, { from, to }: DayRange): Count | NoCount {
  if (!isCovered({ minutes: total(days, 'minutes'), countedMinutes: total(days, 'countedMinutes') })) {
    const isSilent = days.every(({ countedMinutes }) => countedMinutes === 0);
    return { missing: isSilent ? 'nobody counted page views in this week' : `${describeCoverage(days)}` };
  }
  const sources = new Set(days.flatMap(({ source }) => source ?? []));
  return {
    value: total(days, MEASURES[key]),
    query: `traffic.days ${MEASURES[key]} from ${from} to ${to}, counted by ${[...sources].join(' and ')}`,
  };
}

function total(days: readonly TrafficDay[], field: 'views' | 'visitors' | 'minutes' | 'countedMinutes'): number {
  return days.reduce((sum, day) => sum + (day[field] ?? 0), 0);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { addDays, type CalendarDay, dayAt, daysBetween, isoWeekday } from '../zoned-day.ts';
import { type DayFacts, type TrafficDay, trafficDay } from './traffic-day.ts';
import { compareWeeks, type TrafficComparison } from './traffic-week.ts';

/** A run of local days, both included. */
export interface DayRange {
  from: CalendarDay;
  to: CalendarDay;
}

/** A page or a referring site, with what was counted of it. `(other)` stands for all that are too rare to be named. */
export interface NamedTraffic {
  name: string;
  views: number;
  /** The sum of each day's visitors. */
  visitors: number;
}

/** A week with all that staff want to see beside it. */
export interface TrafficOverview {
  week: TrafficComparison;
  /** What `pages` and `referrers` are of. */
  range: DayRange;
  pages: NamedTraffic[];
  referrers: NamedTraffic[];
}

export interface OverviewQuery {
  /** Any day of the week; default: today. */
  day?: CalendarDay | undefined;
  /** How many days, the week's Sunday the last, the lists of names go over. */
  days: number;
  /** How many names. */
  limit: number;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  timeZone: string;
}

const TOTALS = `
  select traffic_day.day, traffic_day.source, coalesce(views, 0) as views, coalesce(visitors, 0) as visitors
  from traffic_day left join traffic_daily daily
    on daily.dimension = 'all' and daily.day = traffic_day.day and daily.source = traffic_day.source and daily.name = ''
  where traffic_day.day between ? and ?`;
const COUNTED = `
  select day, sum(bit_count(minutes::bit(64))) as minutes from counted_hour where day between ? and ? group by day`;
const TOP = `
  select name, sum(views) as views, sum(visitors) as visitors
  from traffic_daily join traffic_day using (day, source)
  where dimension = ? and day between ? and ?
  group by name order by (name = '(other)'), views desc, name limit ?`;

/** What was viewed on the web site, read from the rolled-up days. */
export class Traffic {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #timeZone: string;

  constructor({ em, clock, timeZone }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#timeZone = timeZone;
  }

  /** Every day of the range, also those of which nothing is known. */
  async days({ from, to }: DayRange): Promise<TrafficDay[]> {
    const facts = await this.#facts(from, to);
    const at = { now: this.#clock.now(), timeZone: this.#timeZone };
    const count = daysBetween(from, to) + 1;
    return Array.from({ length: count }, (_, index) => addDays(from, index)).map((day) =>
      trafficDay(day, facts.get(day), at),
    );
  }

  /** The week that begins on `from`, a Monday, beside the one before it. */
  async week({ from }: Pick<DayRange, 'from'>): Promise<TrafficComparison> {
    return compareWeeks(await this.days({ from: addDays(from, -7), to: addDays(from, 6) }));
  }

  /** The week of a day, and the pages and referrers of the days until its end. */
  async overview({ day, days, limit }: OverviewQuery): Promise<TrafficOverview> {
    const shown = day ?? dayAt(this.#clock.now(), this.#timeZone);
    const monday = addDays(shown, 1 - isoWeekday(shown));
    const sunday = addDays(monday, 6);
    const range = { from: addDays(sunday, 1 - days), to: sunday };
    return {
      week: await this.week({ from: monday }),
      range,
      pages: await this.topPages(range, limit),
      referrers: await this.topReferrers(range, limit),
    };
  }

  /** The most viewed pages first. */
  topPages(range: DayRange, limit: number): Promise<NamedTraffic[]> {
    return this.#top('path', range, limit);
  }

  /** The sites that sent the most views first. Views without a referrer, and from our own pages, are of none. */
  topReferrers(range: DayRange, limit: number): Promise<NamedTraffic[]> {
    return this.#top('referrer', range, limit);
  }

  async #top(dimension: string, { from, to }: DayRange, limit: number): Promise<NamedTraffic[]> {
    const rows = await this.#em.execute<Record<keyof NamedTraffic, string>[]>(TOP, [dimension, from, to, limit]);
    return rows.map(({ name, views, visitors }) => ({ name, views: Number(views), visitors: Number(visitors) }));
  }

  async #facts(from: CalendarDay, to: CalendarDay): Promise<Map<CalendarDay, DayFacts>> {
    const totals = await this.#em.execute<({ day: string } & Omit<DayFacts, 'countedMinutes'>)[]>(TOTALS, [from, to]);
    const counted = await this.#em.execute<{ day: string; minutes: string }[]>(COUNTED, [from, to]);
    const facts = new Map<CalendarDay, DayFacts>(
      counted.map(({ day, minutes }) => [
        day,
        { source: null, views: 0, visitors: 0, countedMinutes: Number(minutes) },
      ]),
    );
    for (const { day, source, views, visitors } of totals)
      facts.set(day, { source, views, visitors, countedMinutes: facts.get(day)?.countedMinutes ?? 0 });
    return facts;
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { TrafficCounts } from './traffic/traffic-counts.ts';

/** Half-open: `from` is inside, `to` is not. */
export interface Period {
  from: Date;
  to: Date;
}

/** A whole number in the metric's unit (things, minor units, seconds, basis points) and what was asked for it. */
export interface Count {
  value: number;
  query: string;
}

/** Why there is no number for a period. */
export interface NoCount {
  missing: string;
}

type Counter = (period: Period) => Promise<Count | NoCount>;

interface Parts {
  em: EntityManager;
  streams: { secondsLive(period: Period): Promise<number> };
  support: { countOpened(period: Period): Promise<number> };
  traffic: Pick<TrafficCounts, 'has' | 'countAll'>;
}

const USERS = 'select count(*) as count from "user" where created_at < :to';
const UNIQUE_STREAMERS =
  'select count(distinct channel_id) as count from stream where started_at < :to and coalesce(ended_at, lost_at, :to) > :from';
/** When this installation began to know anything: before that its tables are empty, which is not 0. */
const BEGAN = `select least((select min(created_at) from "user"), (select min(created_at) from guild_settings), (select min(recorded_at) from metric_sample)) as at`;

const NOT_BEGUN = { missing: 'Glim was not running here in this week' };

/** What our own database knows of the community. */
export class DatabaseCounts {
  readonly #em: EntityManager;
  readonly #traffic: Parts['traffic'];
  readonly #counters: Record<string, Counter>;

  constructor({ em, streams, support, traffic }: Parts) {
    this.#em = em;
    this.#traffic = traffic;
    this.#counters = {
      users: (period) => this.#ask(USERS, period),
      unique_streamers: (period) => this.#ask(UNIQUE_STREAMERS, period),
      hours_live: async (period) => ({
        value: Math.round((await streams.secondsLive(period)) / 3600),
        query: `streams.secondsLive ${written(period)}`,
      }),
      support_tickets: async (period) => ({
        value: await support.countOpened(period),
        query: `support.countOpened ${written(period)}`,
      }),
    };
  }

  /** Whether the database holds what a metric counts. */
  has(key: string): boolean {
    return key in this.#counters || this.#traffic.has(key);
  }

  /** Counts those of the metrics that the database holds, by key; each that it cannot count says why. */
  async countAll(keys: readonly string[], period: Period): Promise<Map<string, Count | NoCount>> {
    // Traffic knows itself since when it was counted, and may come from before this installation.
    const counts = await this.#traffic.countAll(keys, period);
    const held = keys.filter((key) => key in this.#counters);
    if (held.length === 0) return counts;
    const hadBegun = await this.#hadBegun(period.to);
    for (const key of held) counts.set(key, hadBegun ? await this.#count(key, period) : NOT_BEGUN);
    return counts;
  }

  #count(key: string, period: Period): Promise<Count | NoCount> {
    const counter = this.#counters[key];
    if (!counter) throw new TypeError(`the database does not count ${key}`);
    return counter(period);
  }

  async #hadBegun(before: Date): Promise<boolean> {
    const [row] = await this.#em.execute<{ at: string | Date | null }[]>(BEGAN);
    return Boolean(row?.at && new Date(row.at) < before);
  }

  async #ask(sql: string, period: Period): Promise<Count> {
    const values: Date[] = [];
    const numbered = sql.replace(/:(from|to)\b/g, (_, name) => {
      values.push(name === 'from' ? period.from : period.to);
      return '?';
    });
    const [row] = await this.#em.execute<{ count: string }[]>(numbered, values);
    return { value: Number(row?.count ?? 0), query: `${sql} [${written(period)}]` };
  }
}

function written({ from, to }: Period): string {
  return `from ${from.toISOString()} to ${to.toISOString()}`;
}

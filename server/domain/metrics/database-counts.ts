import type { EntityManager } from '@mikro-orm/postgresql';

/** Half-open: `from` is inside, `to` is not. */
export interface Period {
  from: Date;
  to: Date;
}

/** A number and what was asked for it. */
export interface Count {
  value: number;
  query: string;
}

interface Parts {
  em: EntityManager;
  streams: { secondsLive(period: Period): Promise<number> };
  support: { countOpened(period: Period): Promise<number> };
}

const USERS = 'select count(*) as count from "user" where created_at < :to';
const UNIQUE_STREAMERS =
  'select count(distinct channel_id) as count from stream where started_at < :to and coalesce(ended_at, lost_at, :to) > :from';
/** When this installation began to know anything: before that its tables are empty, which is not 0. */
const BEGAN = `select least((select min(created_at) from "user"), (select min(created_at) from guild_settings), (select min(recorded_at) from metric_sample)) as at`;

/** What our own database knows of the community. */
export class DatabaseCounts {
  readonly #em: EntityManager;
  readonly #counters: Record<string, (period: Period) => Promise<Count>>;

  constructor({ em, streams, support }: Parts) {
    this.#em = em;
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

  /** @returns null for a metric that the database does not hold, or a period before it held anything */
  async find(key: string, period: Period): Promise<Count | null> {
    const count = this.#counters[key];
    if (!count || !(await this.#hadBegun(period.to))) return null;
    return count(period);
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

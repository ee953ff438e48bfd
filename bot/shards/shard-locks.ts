/** One connection of its own, which `pg.Client` satisfies: its locks live as long as the connection. */
export interface LockConnection {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** "bot" in ASCII: the class of the advisory locks of shards; the shard's number is the object. */
const SHARD_CLASS = 0x626f74;
/** "bots": locked by each bot with the number of shards it runs with; the object 0 is the turn to look. */
const COUNT_CLASS = 0x626f7473;

const OTHER_COUNT = `
  select objid::int as count from pg_locks
  where locktype = 'advisory' and classid = $1 and objid <> 0 and granted
    and database = (select oid from pg_database where datname = current_database())`;

/**
 * Which process is the bot of which shard. Discord hands an interaction to every
 * session of a shard, so each has one; whoever finds none free stands by.
 */
export class ShardLocks {
  readonly #connection: LockConnection;
  readonly #held = new Set<number>();

  constructor(connection: LockConnection) {
    this.#connection = connection;
  }

  /**
   * Joins the bots of one number of shards: with two numbers at once, guilds would be heard of twice.
   * @returns the number that is in use, which is `wanted` when no bot runs
   */
  async agree(wanted: number): Promise<number> {
    await this.#query('select pg_advisory_lock($1, 0)', [COUNT_CLASS]);
    try {
      const { rows } = await this.#query(OTHER_COUNT, [COUNT_CLASS]);
      const count = Number(rows[0]?.count ?? wanted);
      await this.#query('select pg_advisory_lock_shared($1, $2)', [COUNT_CLASS, count]);
      return count;
    } finally {
      await this.#query('select pg_advisory_unlock($1, 0)', [COUNT_CLASS]);
    }
  }

  /** Leaves the bots of that number again. */
  async leave(count: number): Promise<void> {
    await this.#query('select pg_advisory_unlock_shared($1, $2)', [COUNT_CLASS, count]);
  }

  /** Takes what is free of so many shards. @returns those that were taken now */
  async takeFree(count: number): Promise<number[]> {
    const taken: number[] = [];
    for (let shard = 0; shard < count; shard += 1) {
      if (this.#held.has(shard)) continue;
      const { rows } = await this.#query('select pg_try_advisory_lock($1, $2) as locked', [SHARD_CLASS, shard]);
      if (rows[0]?.locked !== true) continue;
      this.#held.add(shard);
      taken.push(shard);
    }
    return taken;
  }

  #query(text: string, values: unknown[]) {
    return this.#connection.query(text, values);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** One connection of its own, which `pg.Client` satisfies: the lock lives as long as the connection. */
export interface LockConnection {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
  on(event: 'end' | 'error', listener: () => void): unknown;
}

/** "bot" in ASCII: the class of our advisory locks; the shard's number is the object. */
const LOCK_CLASS = 0x626f74;
const RETRY_MS = 1_000;

/**
 * Waits until this process may be the bot of a shard. Discord hands an
 * interaction to every session of a shard, so there must be one; the others stand by.
 * @param onLost called when the lock's connection is gone: another bot may start, so this one must leave
 */
export async function takeShardLock(
  connection: LockConnection,
  { shard, onWait, onLost }: { shard: number; onWait: () => void; onLost: () => void },
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await connection.query('select pg_try_advisory_lock($1, $2) as locked', [LOCK_CLASS, shard]);
    if (rows[0]?.locked === true) break;
    if (attempt === 0) onWait();
    await sleep(RETRY_MS);
  }
  connection.on('end', onLost);
}

import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { openDatabase } from './database.ts';
import type { Logger } from './logger.ts';

/** Any 64-bit number that no one else locks: "glim" in ASCII. */
const MIGRATION_LOCK = 0x676c696d;

/**
 * Brings the database's tables up to date: ours and the job queue's. Whoever
 * comes second waits and then finds nothing to do.
 * @returns the names of the migrations that ran
 */
export async function migrate({ url, log }: { url: string; log: Logger }): Promise<string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString: url });
    return await migrateDomain(url, log);
  } finally {
    await lock.end();
  }
}

async function migrateDomain(url: string, log: Logger): Promise<string[]> {
  const database = await openDatabase({ url, log, size: 2 });
  try {
    const ran = await database.orm.migrator.up();
    if (ran.length > 0) log.info({ migrations: ran.map(({ name }) => name) }, 'database migrated');
    return ran.map(({ name }) => name);
  } finally {
    await database.close();
  }
}

import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import { entities } from './entities.ts';
import type { Logger } from './logger.ts';
import { migrations } from './migrations/index.ts';

/** A query slower than this is worth a line in the log. */
const SLOW_QUERY_MS = 500;

export interface Database {
  orm: MikroORM;
  /** Plain connections, for what is not a unit of work: leases, LISTEN, the job runner. */
  pool: Pool;
  /** Runs `work` in a unit of work of its own: one per request, interaction or job run. */
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the connections. Nothing is migrated: see `migrate`. */
export async function openDatabase({
  url,
  log,
  size = 10,
}: {
  url: string;
  log: Logger;
  size?: number;
}): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, silent: true },
    // The job queue's tables are its own, and these two are written in plain SQL.
    schemaGenerator: { ignoreSchema: ['graphile_worker'], skipTables: ['process_lease', 'cron_run'] },
    pool: { min: 0, max: size },
    forceUtcTimezone: true,
    logger: (message) => log.debug(message),
    slowQueryThreshold: SLOW_QUERY_MS,
    colors: false,
  });
  const pool = new Pool({ connectionString: url, max: size });
  const lost = (error: Error) => log.warn({ reason: error.message }, 'database connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));

  return {
    orm,
    pool,
    unitOfWork: (work) => RequestContext.create(orm.em, work),
    async close() {
      await orm.close(true);
      await pool.end();
    },
  };
}

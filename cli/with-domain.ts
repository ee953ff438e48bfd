import type { Domain } from '#domain/domain.ts';
import { type Config, loadConfig } from '#platform/config.ts';
import { configuredDomain } from '#platform/configured-domain.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { noHelp } from '#platform/help/no-help.ts';
import { createLogger } from '#platform/logger.ts';
import { migrate } from '#platform/migrate.ts';
import { NotifyBus } from '#platform/notify-bus.ts';
import { withDatabase } from '#platform/postgres/with-database.ts';

/** What a tool works with. */
export interface Opened {
  config: Config;
  database: Database;
  domain: Domain;
}

/**
 * Calls a function on the running database, or on the embedded one, which is started for the call;
 * migrated either way.
 * @param env complete: its secrets are there
 * @throws ConfigError for an environment that makes no sense
 */
export function withDomain<T>(env: NodeJS.ProcessEnv, call: (opened: Opened) => Promise<T>): Promise<T> {
  return withDatabase(env, async (url) => {
    const config = loadConfig({ ...env, DATABASE_URL: url });
    const log = createLogger({ level: 'silent', name: 'tool' });
    await migrate({ url, log });
    const database = await openDatabase({ url, log, size: 2 });
    try {
      const bus = new NotifyBus({ url, pool: database.pool, log });
      return await call({ config, database, domain: configuredDomain(config, { database, bus, helpLibrary: noHelp }) });
    } finally {
      await database.close();
    }
  });
}

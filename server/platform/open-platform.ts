import type { Bus } from '#domain/bus.ts';
import type { Domain } from '#domain/domain.ts';
import type { Config } from './config.ts';
import { configuredDomain } from './configured-domain.ts';
import { type Database, openDatabase } from './database.ts';
import { openHelpLibrary } from './help/open-help-library.ts';
import { Lifecycle } from './lifecycle.ts';
import { createLogger, type Logger } from './logger.ts';
import { openBus } from './open-bus.ts';
import { ProcessLease } from './process-lease.ts';

/** What every process stands on, opened in this order and closed in reverse. */
export interface Platform {
  config: Config;
  log: Logger;
  database: Database;
  bus: Bus;
  lease: ProcessLease;
  domain: Domain;
  lifecycle: Lifecycle;
}

/** @param kind which process this is: server, bot or jobs */
export async function openPlatform(config: Config, kind: 'server' | 'bot' | 'jobs'): Promise<Platform> {
  const log = createLogger({ level: config.LOG_LEVEL, name: kind });
  const lifecycle = new Lifecycle(log);

  const helpLibrary = openHelpLibrary();
  const database = await openDatabase({ url: config.DATABASE_URL, log });
  lifecycle.onClose('database', () => database.close());

  const bus = await openBus(config, { pool: database.pool, log });
  lifecycle.onClose('bus', () => bus.close());

  const lease = new ProcessLease({ pool: database.pool, kind, log });
  await lease.open();
  lifecycle.onClose('lease', () => lease.close());

  const domain = configuredDomain(config, { database, bus, helpLibrary });
  return { config, log, database, bus, lease, domain, lifecycle };
}

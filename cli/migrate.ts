/** Brings DATABASE_URL's tables up to date: what a deployment runs before its processes. */
import { createLogger } from '#platform/logger.ts';
import { migrate } from '#platform/migrate.ts';
import { runMain } from '#platform/run-main.ts';

await runMain(async (config) => {
  const log = createLogger({ level: config.LOG_LEVEL, name: 'migrate' });
  const ran = await migrate({ url: config.DATABASE_URL, log });
  log.info({ ran: ran.length }, 'database is up to date');
});

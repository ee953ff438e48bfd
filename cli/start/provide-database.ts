import { createLogger } from '#platform/logger.ts';
import { startEmbeddedPostgres } from '#platform/postgres/embedded-postgres.ts';
import { requireDatabase } from './require-database.ts';
import { StartUpError } from './start-up-error.ts';

/** A database that is up and migrated. */
export interface ProvidedDatabase {
  url: string;
  /** For people: which one it is. */
  description: string;
  stop: () => Promise<void>;
}

/** The database of DATABASE_URL, or the embedded Postgres of DATA_DIR where that is not set. */
export async function provideDatabase({
  url,
  dataDir,
  say,
}: {
  url: string | undefined;
  dataDir: string;
  say: (line: string) => void;
}): Promise<ProvidedDatabase> {
  // The biggest module of a start, loaded while Postgres comes up.
  const migrating = import('#platform/migrate.ts');
  const database = url ? await given(url) : await embedded(dataDir, say);
  try {
    const { migrate } = await migrating;
    const ran = await migrate({ url: database.url, log: createLogger({ level: 'warn', name: 'migrate' }) });
    if (ran.length > 0) say(`database migrated: ${ran.join(', ')}`);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function given(url: string): Promise<ProvidedDatabase> {
  await requireDatabase(url);
  return { url, description: 'the one of DATABASE_URL', stop: async () => {} };
}

async function embedded(dataDir: string, say: (line: string) => void): Promise<ProvidedDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: say }).catch((cause) => {
    throw new StartUpError(`The embedded Postgres: ${cause instanceof Error ? cause.message : cause}`);
  });
  if (postgres.isAdopted) say('Postgres was still running from an earlier run: taken over');
  return {
    url: postgres.url,
    description: 'embedded Postgres (set DATABASE_URL for another one)',
    stop: () => postgres.stop(),
  };
}

import { startEmbeddedPostgres } from './embedded-postgres.ts';

/**
 * Calls a function with the address of the database: DATABASE_URL, else the
 * embedded Postgres of DATA_DIR, which is started for the call if nobody else
 * has it running. Speaks on stderr only.
 */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, call: (url: string) => Promise<T>): Promise<T> {
  if (env.DATABASE_URL) return call(env.DATABASE_URL);
  const postgres = await startEmbeddedPostgres({ dataDir: env.DATA_DIR || '.data', log: console.error });
  try {
    return await call(postgres.url);
  } finally {
    await postgres.stop();
  }
}

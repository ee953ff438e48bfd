/**
 * A migrated database of its own for a test file, cloned from a template in
 * a real Postgres that all test files share.
 */
import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger, type Logger } from '#platform/logger.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbeddedPostgres } from '#platform/postgres/embedded-postgres.ts';
import { testDataDir } from './test-data-dir.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLONE_PREFIX = 'test_';
const TEMPLATE_PREFIX = 'template_';
/** "test" in ASCII. */
const TEMPLATE_LOCK = 0x74657374;
/** What a crash would lose, tests can lose. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '128MB',
  autovacuum: 'off',
  // Compiling a query costs more than running it on a few rows.
  jit: 'off',
  max_connections: '300',
};

export const silentLog: Logger = createLogger({ level: 'silent', name: 'test' });

export interface TestDatabase {
  url: string;
  /** Drops it, connections and all. */
  drop(): Promise<void>;
}

/** The Postgres of the tests: started by the first who asks, stopped by the last who leaves. */
export function startTestPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  return startEmbeddedPostgres({ dataDir: testDataDir(), log: () => undefined, settings: FAST });
}

/** A migrated, empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgres = await startTestPostgres();
  const name = `${CLONE_PREFIX}${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await withAdmin(postgres.url, async (admin) => {
    const template = await ensureTemplate(admin, postgres.url);
    await admin.query(`create database ${name} template ${template}`);
  });
  return {
    url: databaseUrl(postgres.url, name),
    async drop() {
      await withAdmin(postgres.url, (admin) => admin.query(`drop database if exists ${name} with (force)`));
      await postgres.stop();
    },
  };
}

/** Clones that a killed run left behind and that nobody uses, and templates of other migrations. */
export async function dropLeftoverDatabases(url: string): Promise<void> {
  await withAdmin(url, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database
       where (datname like '${CLONE_PREFIX}%' or datname ~ '^${TEMPLATE_PREFIX}' and datname <> $1)
         and datname not in (select datname from pg_stat_activity where datname is not null)`,
      [templateName()],
    );
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  });
}

/** One template per set of migrations; whoever comes first makes it, the others wait. */
async function ensureTemplate(admin: Client, url: string): Promise<string> {
  const name = templateName();
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await admin.query(`drop database if exists ${name}_new with (force)`);
    await admin.query(`create database ${name}_new`);
    await migrate({ url: databaseUrl(url, `${name}_new`), log: silentLog });
    await admin.query(`alter database ${name}_new rename to ${name}`);
  }
  await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  return name;
}

function templateName(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'node_modules/graphile-worker/package.json')));
  for (const file of globSync('server/platform/migrations/*.ts', { cwd: ROOT }).sort())
    hash.update(readFileSync(join(ROOT, file)));
  return `${TEMPLATE_PREFIX}${hash.digest('hex').slice(0, 16)}`;
}

async function withAdmin<T>(url: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(url: string, name: string): string {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

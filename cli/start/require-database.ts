import { Client } from 'pg';
import { StartUpError } from './start-up-error.ts';

/** Postgres 15 brought what our tables use (`nulls not distinct`). */
const OLDEST_POSTGRES = 15;
const CONNECT_MS = 5_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'it cannot be reached from here',
  '28P01': 'it refuses this user and password',
  '28000': 'it refuses this user',
  '3D000': 'it has no such database',
};

/**
 * Makes sure that DATABASE_URL leads to a Postgres that Glim can use.
 * @throws StartUpError in one line, with the password left out
 */
export async function requireDatabase(url: string): Promise<void> {
  const version = await askVersion(url);
  if (version >= OLDEST_POSTGRES) return;
  throw new StartUpError(`DATABASE_URL leads to Postgres ${version}; Glim needs ${OLDEST_POSTGRES} or newer.`);
}

async function askVersion(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {}); // connect() and query() reject with it as well.
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
    return Number(rows[0]?.major);
  } catch (error) {
    throw new StartUpError(`DATABASE_URL (${withoutPassword(url)}) does not lead to a database: ${reason(error)}.`);
  } finally {
    await client.end().catch(() => {}); // It never opened: said above.
  }
}

function reason(error: unknown): string {
  // A host with several addresses fails with one error for each.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  return REASONS[code] ?? (first instanceof Error ? first.message : String(first));
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  if (url.password) url.password = '***';
  url.search = '';
  return url.href;
}

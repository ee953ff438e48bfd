/**
 * `node cli/health.ts KIND`: exit status 0 while a process of that kind (server,
 * bot, jobs) renews its lease. For those that answer no HTTP.
 */
import { Client } from 'pg';
import { LEASE_SECONDS } from '#platform/process-lease.ts';

const kind = process.argv[2];
const client = new Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 3_000 });
await client.connect();
const { rowCount } = await client.query(
  'select 1 from process_lease where kind = $1 and renewed_at > now() - make_interval(secs => $2)',
  [kind, LEASE_SECONDS],
);
await client.end();
console.log(`${kind}: ${rowCount ? 'alive' : 'no sign of life'}`);
process.exitCode = rowCount ? 0 : 1;

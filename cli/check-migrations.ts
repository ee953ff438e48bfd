/**
 * Migrates an empty database and compares what came out with the entities: a
 * difference means that someone changed one without the other. Exit status 1 then.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#platform/database.ts';
import { createLogger } from '#platform/logger.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbeddedPostgres } from '#platform/postgres/embedded-postgres.ts';

/** Indexes and checks that entities cannot express, and the guards of rows that are final. */
const BEYOND_ENTITIES =
  /"(stream_one_live_per_channel|ticket_(block|category|snippet|auto_answer)_one_\w+|ticket_\w+_words|user_name_any_case|glimcap_report_published_\w+|glimcap_(version_)?words|ledger_\w+_check_\w+|\w+_is_append_only(_fn)?|\w+_published_is_final(_fn)?|\w*metric_key_and_unit_are_final(_fn)?|metric_(sample_key_foreign|money_has_currency))"/;

const log = createLogger({ level: 'silent', name: 'check' });
const dataDir = mkdtempSync(join(tmpdir(), 'glim-migrations-'));
const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
try {
  const ran = await migrate({ url: postgres.url, log });
  const difference = await differenceFrom(postgres.url);
  console.log(
    `${ran.length} migrations ran; ${difference.length === 0 ? 'the entities agree' : 'the entities differ:'}`,
  );
  for (const statement of difference) console.error(statement);
  process.exitCode = difference.length === 0 ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** The SQL that would make the tables what the entities say. */
async function differenceFrom(url: string): Promise<string[]> {
  const database = await openDatabase({ url, log, size: 2 });
  try {
    const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false, safe: false });
    const statements = sql.split('\n').map((line) => line.trim());
    return statements.filter((line) => line !== '' && !BEYOND_ENTITIES.test(line));
  } finally {
    await database.close();
  }
}

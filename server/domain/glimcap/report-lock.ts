import type { EntityManager } from '@mikro-orm/postgresql';

/** "gcap" in ASCII. */
const REPORTS = 0x67636170;

/** Until the transaction ends nobody else drafts, publishes or imports: each depends on what was published last. */
export async function lockReports(em: EntityManager): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(?)', [REPORTS]);
}

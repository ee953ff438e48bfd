import type { EntityManager } from '@mikro-orm/postgresql';

/** Until the transaction ends nobody else adds samples of a metric, or changes what is said of it. */
export async function lockSamples(em: EntityManager, key: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`metric_sample ${key}`]);
}

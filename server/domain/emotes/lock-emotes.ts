import type { EntityManager } from '@mikro-orm/postgresql';

/** Names and pictures are given one after the other, until the transaction ends: so the second of two alike is told of the first. */
export async function lockEmotes(em: EntityManager): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtext('emotes'))`);
}

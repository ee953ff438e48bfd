import type { EntityManager } from '@mikro-orm/postgresql';

const LAST_READS = 'select key, max(taken_at) as at from metric_sample where source = ? group by key';

/** When each metric of a source was last read from it; what somebody recorded by hand is no reading. */
export async function findLastReads(em: EntityManager, source: string): Promise<Map<string, Date>> {
  const rows = await em.execute<{ key: string; at: string | Date }[]>(LAST_READS, [source]);
  return new Map(rows.map(({ key, at }) => [key, new Date(at)]));
}

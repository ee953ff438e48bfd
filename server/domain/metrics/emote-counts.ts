import type { EntityManager } from '@mikro-orm/postgresql';
import { type Counter, writtenPeriod } from './count.ts';

const APPROVED = `select count(*) as count from emote where state = 'approved' and decided_at < :to`;

/** How many emotes there are at the end of a period. */
export function emoteCounts(em: EntityManager): Record<string, Counter> {
  return {
    async emotes(period) {
      const [row] = await em.execute<[{ count: string }]>(APPROVED.replace(':to', '?'), [period.to]);
      return { value: Number(row.count), query: `${APPROVED} [${writtenPeriod(period)}]` };
    },
  };
}

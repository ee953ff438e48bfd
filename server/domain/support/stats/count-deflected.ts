import type { EntityManager } from '@mikro-orm/postgresql';
import { TicketDeflectionSchema } from '../opening/ticket-deflection.entity.ts';
import type { StatsScope } from './stats-range.ts';

/** Tickets that were not opened in a range, because what was shown first helped. They are nobody's of staff. */
export async function countDeflected(
  em: EntityManager,
  { from, to, guildId, categoryId, staffId }: StatsScope,
): Promise<number> {
  if (staffId !== null) return 0;
  return em.count(TicketDeflectionSchema, {
    at: { $gte: from, $lt: to },
    ...(guildId === null ? {} : { guildId }),
    ...(categoryId === null ? {} : { category: categoryId }),
  });
}

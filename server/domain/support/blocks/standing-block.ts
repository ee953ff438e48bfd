import type { EntityManager } from '@mikro-orm/postgresql';
import { type TicketBlock, TicketBlockSchema } from './ticket-block.entity.ts';

/** The block that keeps a member from opening tickets in a guild now, if there is one. */
export function standingBlock(
  em: EntityManager,
  { guildId, memberId, now }: { guildId: string; memberId: string; now: Date },
): Promise<TicketBlock | null> {
  const isInForce = { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
  return em.findOne(TicketBlockSchema, { guildId, memberId, liftedAt: null, ...isInForce });
}

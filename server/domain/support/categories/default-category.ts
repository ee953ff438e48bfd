import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type TicketCategory, TicketCategorySchema } from './ticket-category.entity.ts';

/** What a category is like about which nothing else is said. */
export const CATEGORY_DEFAULTS = {
  kind: 'thread',
  priority: 'normal',
  maxOpenPerMember: 3,
  cooldownSeconds: 30,
  naming: '#{number} {subject}',
  staleCloseHours: 48,
  reopenHours: 72,
  outsideHours: 'tell',
} as const;

const NAME = 'Support';

/**
 * The category to which a guild's tickets belong that name no other: under its
 * ticket channel, answered by its support role. Made when it is first asked for.
 */
export async function ensureDefaultCategory(
  em: EntityManager,
  { guildId, now }: { guildId: string; now: Date },
): Promise<TicketCategory> {
  const known = await em.findOne(TicketCategorySchema, { guildId, isDefault: true });
  if (known) return known;
  const { kind, priority, maxOpenPerMember, cooldownSeconds, naming, staleCloseHours, reopenHours } = CATEGORY_DEFAULTS;
  // Another process may make it at the same moment: then theirs is the one.
  await em.execute(
    `insert into ticket_category (id, guild_id, name, kind, questions, priority, max_open_per_member,
       cooldown_seconds, naming, stale_close_hours, reopen_hours, is_default, position, created_at)
     values (?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, ?, true, 0, ?) on conflict do nothing`,
    [
      ...[randomUUIDv7(), guildId, NAME, kind, priority, maxOpenPerMember],
      ...[cooldownSeconds, naming, staleCloseHours, reopenHours, now],
    ],
  );
  return em.findOneOrFail(TicketCategorySchema, { guildId, isDefault: true });
}

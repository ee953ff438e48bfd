import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';

const CONCERNED = `
  select guild_id as "guildId" from (
    select guild_id from alert_settings where wants_events
    union select guild_id from guild_event where settled_at is null
  ) as concerned where guild_id = coalesce(?, guild_id)`;

/**
 * The scheduled events of every guild that has or wants some are to be compared with the schedules, each guild's once;
 * or of one guild, where something changed for it alone.
 */
export async function requestGuildEvents(em: EntityManager, outbox: Outbox, only: string | null = null): Promise<void> {
  for (const { guildId } of await em.execute<{ guildId: string }[]>(CONCERNED, [only])) {
    await outbox.add(em, 'guild-events.sync', { guildId }, { key: `guild-events:${guildId}` });
  }
}

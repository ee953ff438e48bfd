import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';

const CONCERNED = `
  select guild_id as "guildId" from alert_settings where wants_events
  union select guild_id from guild_event where settled_at is null`;

/** The scheduled events of every guild that has or wants some are to be compared with the schedules, each guild's once. */
export async function requestGuildEvents(em: EntityManager, outbox: Outbox): Promise<void> {
  for (const { guildId } of await em.execute<{ guildId: string }[]>(CONCERNED)) {
    await outbox.add(em, 'guild-events.sync', { guildId }, { key: `guild-events:${guildId}` });
  }
}

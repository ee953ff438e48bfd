import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { type LiveRoleGrant, LiveRoleGrantSchema } from './live-role-grant.entity.ts';

/** A member who is live, in a guild whose members wear a role then. */
export interface WornRole {
  guildId: string;
  memberId: string;
  roleId: string;
}

const WANTED = `
  select settings.guild_id as "guildId", owner.discord_id as "memberId", settings.live_role_id as "roleId"
  from stream join channel on channel.id = stream.channel_id join "user" owner on owner.id = channel.owner_id
  cross join alert_settings settings
  where stream.ended_at is null and owner.discord_id is not null and settings.live_role_id is not null
  order by settings.guild_id, owner.discord_id`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** Who wears a live role, and who should. */
export class LiveRoles {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** A stream that is away for a moment is live. */
  listWanted(): Promise<WornRole[]> {
    return this.#em.execute<WornRole[]>(WANTED);
  }

  listGiven(): Promise<LiveRoleGrant[]> {
    return this.#em.find(LiveRoleGrantSchema, {}, { orderBy: { id: 'asc' }, refresh: true });
  }

  /** The guilds in which there may be something to give or take. */
  async listGuilds(): Promise<string[]> {
    const all = [...(await this.listWanted()), ...(await this.listGiven())];
    return [...new Set(all.map(({ guildId }) => guildId))];
  }

  async giving({ guildId, memberId, roleId }: WornRole): Promise<void> {
    await this.#em.execute(
      `insert into live_role_grant (id, guild_id, member_id, role_id, given_at)
       values (gen_random_uuid(), ?, ?, ?, ?) on conflict do nothing`,
      [guildId, memberId, roleId, this.#clock.now()],
    );
  }

  async taken({ guildId, memberId, roleId }: WornRole): Promise<void> {
    await this.#em.nativeDelete(LiveRoleGrantSchema, { guildId, memberId, roleId });
  }

  /** Roles are to be compared with who is live, soon. However often it is asked for, it is done once. */
  requestSync(): Promise<void> {
    return this.#outbox.add(this.#em, 'live-roles.sync', {}, { key: 'live-roles.sync' });
  }
}

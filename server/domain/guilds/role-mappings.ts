import type { EntityManager } from '@mikro-orm/postgresql';
import { PLATFORM_ROLES, type PlatformRole } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { Clock } from '../clock.ts';
import type { GuildEmotes } from '../emotes/guild-emotes.ts';
import { DomainError } from '../errors.ts';
import {
  type MappingDirection,
  ROLE_CAUSES,
  type RoleCause,
  type RoleMapping,
  RoleMappingSchema,
  SUPPORTER_CAUSES,
} from './role-mapping.entity.ts';

const MAX = 25;

/** Who maps, and where: the rules differ in the guild that Glim belongs to. */
export interface Mapper {
  discordId: string;
  isHomeGuild: boolean;
  /** Their roles on the platform. */
  roles: readonly PlatformRole[];
}

interface Wanted {
  guildId: string;
  roleId: string;
  subject: PlatformRole | RoleCause;
  channel: Channel | null;
}

interface Parts {
  em: EntityManager;
  clock: Clock;
  guildEmotes: Pick<GuildEmotes, 'changedIn'>;
}

/** Which role of a guild stands for what on the platform, as its staff chose. */
export class RoleMappings {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  readonly #guildEmotes: Parts['guildEmotes'];

  constructor({ em, clock, guildEmotes }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#guildEmotes = guildEmotes;
  }

  /** With their channels and the channels' owners, oldest first. */
  list(guildId: string): Promise<RoleMapping[]> {
    return this.#em.find(
      RoleMappingSchema,
      { guildId },
      { populate: ['channel.owner'], orderBy: { id: 'asc' }, refresh: true },
    );
  }

  /** The ids of the roles that members get for supporting the platform. */
  async listSupporterRoles(guildId: string): Promise<string[]> {
    const mappings = await this.list(guildId);
    return [...new Set(mappings.filter(isForSupporters).map(({ roleId }) => roleId))];
  }

  /** The guilds in which anything is mapped. */
  async listGuildIds(): Promise<string[]> {
    const rows = await this.#em.execute<{ guild_id: string }[]>('select distinct guild_id from role_mapping');
    return rows.map(({ guild_id }) => guild_id);
  }

  /**
   * A guild's role that gives one of the platform. Who may do that could make anyone one of the core team, so it
   * takes one of these, in the guild that Glim belongs to.
   * @throws DomainError forbidden `foreign_guild`, `core_only`; conflict as `#add`
   */
  async grantPlatformRole(by: Mapper, guildId: string, roleId: string, subject: PlatformRole): Promise<RoleMapping> {
    if (!PLATFORM_ROLES.includes(subject)) throw new DomainError('invalid', 'role_unknown', 'There is no such role.');
    if (!by.isHomeGuild) {
      const sentence = 'Only the guild that Glim belongs to gives roles on the platform.';
      throw new DomainError('forbidden', 'foreign_guild', sentence);
    }
    if (!by.roles.includes('core')) {
      throw new DomainError(
        'forbidden',
        'core_only',
        'Only the core team decides which role gives one on the platform.',
      );
    }
    return this.#add(by, 'to_platform', { guildId, roleId, subject, channel: null });
  }

  /**
   * A role that members get in the guild for what they are on the platform.
   * @param channel whose subscribers get it, where that is the cause
   * @throws DomainError invalid `cause_unknown`, `cause_needs_channel`, `cause_without_channel`; conflict as `#add`
   */
  async giveGuildRole(
    by: Mapper,
    guildId: string,
    roleId: string,
    subject: RoleCause,
    channel: Channel | null = null,
  ): Promise<RoleMapping> {
    if (!ROLE_CAUSES.includes(subject)) throw new DomainError('invalid', 'cause_unknown', 'There is no such cause.');
    const isOfChannel = subject === 'channel_subscriber';
    if (isOfChannel && !channel) {
      throw new DomainError('invalid', 'cause_needs_channel', 'Choose the channel whose subscribers get the role.');
    }
    if (!isOfChannel && channel) {
      const sentence = 'A channel is chosen only for a role that its subscribers get. Leave it out here.';
      throw new DomainError('invalid', 'cause_without_channel', sentence);
    }
    return this.#add(by, 'to_guild', { guildId, roleId, subject, channel });
  }

  /** Takes a role out of every mapping, or only out of that with a channel's subscribers. @returns how many there were */
  async remove(by: Mapper, guildId: string, roleId: string, channel: Channel | null = null): Promise<number> {
    const where = { guildId, roleId, ...(channel && { channel }) };
    const all = await this.#em.find(RoleMappingSchema, where);
    const isGrant = all.some(({ direction }) => direction === 'to_platform');
    if (isGrant && !by.roles.includes('core')) {
      throw new DomainError(
        'forbidden',
        'core_only',
        'Only the core team decides which role gives one on the platform.',
      );
    }
    return this.#em.transactional(async (em) => {
      if (all.some(isForSupporters)) await this.#guildEmotes.changedIn(em, guildId);
      return em.nativeDelete(RoleMappingSchema, where);
    });
  }

  /** @throws DomainError conflict `role_mapped_both_ways`, `mappings_full` */
  async #add(by: Mapper, direction: MappingDirection, wanted: Wanted): Promise<RoleMapping> {
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`role mappings ${wanted.guildId}`]);
      const all = await em.find(RoleMappingSchema, { guildId: wanted.guildId }, { refresh: true });
      const known = all.filter(({ roleId }) => roleId === wanted.roleId);
      const same = known.find((each) => each.direction === direction && standsForSame(each, wanted));
      if (same) return same;
      // A role that we give and that gives a role again would go in circles.
      if (known.some((each) => each.direction !== direction)) {
        const sentence = 'That role is already connected the other way round. Choose another, or remove it first.';
        throw new DomainError('conflict', 'role_mapped_both_ways', sentence);
      }
      if (all.length >= MAX) {
        throw new DomainError('conflict', 'mappings_full', `A guild can connect at most ${MAX} roles.`, { max: MAX });
      }
      const { discordId: createdBy } = by;
      const mapping = em.create(RoleMappingSchema, { ...wanted, direction, createdBy, createdAt: this.#clock.now() });
      await em.flush();
      // Who may use animated emotes there goes by these roles.
      if (isForSupporters(mapping)) await this.#guildEmotes.changedIn(em, wanted.guildId);
      return mapping;
    });
  }
}

function standsForSame(mapping: RoleMapping, { subject, channel }: Wanted): boolean {
  return mapping.subject === subject && mapping.channel?.id === channel?.id;
}

function isForSupporters({ direction, subject }: RoleMapping): boolean {
  return direction === 'to_guild' && SUPPORTER_CAUSES.includes(subject);
}

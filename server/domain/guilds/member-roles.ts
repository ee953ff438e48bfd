import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { PlatformRoleGrantSchema } from '../accounts/platform-role-grant.entity.ts';
import { type PlatformRole, type User, UserSchema } from '../accounts/user.entity.ts';
import type { ChannelSubscriptions } from '../billing/channel-sales/channel-subscriptions.ts';
import type { PlatformSubscriptions } from '../billing/platform-subscriptions.ts';
import type { Channels } from '../channels/channels.ts';
import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox.ts';
import { GivenRoleSchema } from './given-role.entity.ts';
import type { RoleCause, RoleMapping } from './role-mapping.entity.ts';
import type { RoleMappings } from './role-mappings.ts';

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
  roleMappings: RoleMappings;
  channels: Pick<Channels, 'findByOwner'>;
  platformSubscriptions: Pick<PlatformSubscriptions, 'findLive'>;
  channelSubscriptions: Pick<ChannelSubscriptions, 'listChannelIds'>;
}

/** A role in a guild and one of its members. */
export interface MemberRole {
  guildId: string;
  memberId: string;
  roleId: string;
}

/** What somebody is on the platform that can give them a role in a guild. */
interface Standing {
  causes: ReadonlySet<string>;
  /** The ids of the channels that they subscribe to. */
  channelIds: Set<string>;
}

/** What members are in the guilds because of the platform, and on the platform because of the guild. */
export class MemberRoles {
  readonly #parts: Parts;
  readonly #em: EntityManager;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#em = parts.em;
  }

  /** Has a member's roles brought up to date, both ways, where somebody knows them. */
  async enqueue(discordId: string): Promise<void> {
    const key = { key: `member.roles:${discordId}` };
    await this.#em.transactional((em) => this.#parts.outbox.add(em, 'member.roles', { discordId }, key));
  }

  /** As `enqueue`, for everyone whose roles may have to change. @returns how many that are */
  async enqueueAll(): Promise<number> {
    if ((await this.#parts.roleMappings.listGuildIds()).length === 0 && !(await this.#anyGiven())) return 0;
    const rows = await this.#em.execute<{ id: string }[]>(
      `select discord_id as id from "user" where discord_id is not null union select member_id from given_role`,
    );
    const payloads = rows.map(({ id }) => ({ discordId: id }));
    await this.#em.transactional((em) => this.#parts.outbox.addAll(em, 'member.roles', payloads));
    return payloads.length;
  }

  /** The roles that a member should have in a guild by its mappings. */
  async wanted(discordId: string, mappings: readonly RoleMapping[]): Promise<Set<string>> {
    const user = await this.#em.findOne(UserSchema, { discordId }, { refresh: true });
    if (!user) return new Set();
    const standing = await this.#standingOf(user);
    return new Set(mappings.filter((mapping) => isDue(mapping, standing)).map(({ roleId }) => roleId));
  }

  /**
   * Gives and takes the platform roles that come from the guild that Glim belongs to. A role that the bot gave gives
   * nothing, and one that an operator gave is left alone.
   * @param roleIds those of the member there; empty for who is no member
   */
  async takeOver(discordId: string, roleIds: readonly string[], mappings: readonly RoleMapping[]): Promise<boolean> {
    const given = await this.#em.find(GivenRoleSchema, { memberId: discordId });
    const counted = roleIds.filter((id) => !given.some(({ roleId }) => roleId === id));
    const granting = mappings.filter(
      ({ direction, roleId }) => direction === 'to_platform' && counted.includes(roleId),
    );
    const wanted = new Map(granting.map(({ subject, roleId }) => [subject as PlatformRole, roleId]));
    return this.#em.transactional(async (em) => {
      const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
      const user = await em.findOne(UserSchema, { discordId }, locked);
      if (!user) return false;
      const grants = await em.find(PlatformRoleGrantSchema, { user }, { refresh: true });
      const lost = grants.filter(({ role }) => !wanted.has(role));
      const gained = [...wanted].filter(([role]) => !user.roles.includes(role));
      for (const grant of lost) em.remove(grant);
      for (const [role, guildRoleId] of gained) {
        em.create(PlatformRoleGrantSchema, { user, role, guildRoleId, grantedAt: this.#parts.clock.now() });
      }
      const rest = user.roles.filter((role) => !lost.some((grant) => grant.role === role));
      user.roles = [...rest, ...gained.map(([role]) => role)];
      await em.flush();
      return lost.length + gained.length > 0;
    });
  }

  /** The roles that the bot gave a member of a guild. */
  async listGiven(guildId: string, memberId: string): Promise<string[]> {
    const rows = await this.#em.find(GivenRoleSchema, { guildId, memberId }, { refresh: true });
    return rows.map(({ roleId }) => roleId);
  }

  /** The guilds in which a member's roles may have to change: those that map any, and where the bot gave them some. */
  async listGuildIds(memberId: string): Promise<string[]> {
    const rows = await this.#em.find(GivenRoleSchema, { memberId }, { refresh: true });
    const mapped = await this.#parts.roleMappings.listGuildIds();
    return [...new Set([...mapped, ...rows.map(({ guildId }) => guildId)])];
  }

  /** Stored before Discord is asked: when its news of the role comes, it is known to be ours. */
  async giving({ guildId, memberId, roleId }: MemberRole): Promise<void> {
    await this.#em.execute(
      'insert into given_role (guild_id, member_id, role_id, given_at) values (?, ?, ?, ?) on conflict do nothing',
      [guildId, memberId, roleId, this.#parts.clock.now()],
    );
  }

  async taken({ guildId, memberId, roleId }: MemberRole): Promise<void> {
    await this.#em.nativeDelete(GivenRoleSchema, { guildId, memberId, roleId });
  }

  async #anyGiven(): Promise<boolean> {
    return (await this.#em.count(GivenRoleSchema, {})) > 0;
  }

  async #standingOf(user: User): Promise<Standing> {
    const { channels, platformSubscriptions, channelSubscriptions } = this.#parts;
    const tier = (await platformSubscriptions.findLive(user))?.tier;
    const own = await channels.findByOwner(user);
    const channelIds = await channelSubscriptions.listChannelIds(user);
    // Nobody is their own subscriber.
    if (own) channelIds.delete(own.id);
    const causes = new Set<RoleCause>([
      'linked',
      // Who gives more is a supporter too.
      ...(tier ? (['supporter'] as const) : []),
      ...(tier === 'patron' ? (['patron'] as const) : []),
      ...(user.roles.includes('moderator') ? (['moderator'] as const) : []),
      ...(own ? (['streamer'] as const) : []),
    ]);
    return { causes, channelIds };
  }
}

function isDue({ direction, subject, channel }: RoleMapping, { causes, channelIds }: Standing): boolean {
  if (direction !== 'to_guild') return false;
  return channel ? channelIds.has(channel.id) : causes.has(subject);
}

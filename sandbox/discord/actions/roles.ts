import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { errors } from '../errors.ts';
import { presentRole } from '../present/present-role.ts';
import type { Role } from '../state/member.ts';
import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { announceMember } from './members.ts';

const MAX_ROLES = 250;

/** What a role may be made or changed to. */
export type RoleDraft = Partial<Pick<Role, 'name' | 'permissions' | 'color' | 'isHoisted' | 'isMentionable'>>;

/** Adds a role right above @everyone, as Discord does. Asks nobody's permission. @throws DiscordError 30005 */
export function createRole(world: World, guild: Guild, draft: RoleDraft): Role {
  if (guild.roles.size >= MAX_ROLES) throw errors.tooManyRoles();
  for (const role of guild.roles.values()) if (role.position > 0) role.position += 1;
  const role: Role = {
    id: world.snowflake(),
    name: 'new role',
    permissions: guild.roles.get(guild.id)?.permissions ?? '0',
    position: 1,
    color: 0,
    isHoisted: false,
    isMentionable: false,
    botId: null,
    ...draft,
  };
  guild.roles.set(role.id, role);
  announceRole(world, guild, role, GatewayDispatchEvents.GuildRoleCreate);
  return role;
}

/** Changes what the draft names. Asks nobody's permission. */
export function updateRole(world: World, guild: Guild, role: Role, draft: RoleDraft): Role {
  Object.assign(role, draft);
  announceRole(world, guild, role, GatewayDispatchEvents.GuildRoleUpdate);
  return role;
}

/** Deletes a role and takes it from its members and from all overwrites. @throws DiscordError 50028 for @everyone and a bot's own */
export function deleteRole(world: World, guild: Guild, role: Role): void {
  const { state, bus } = world;
  if (role.id === guild.id || role.botId !== null) throw errors.invalidRole();
  guild.roles.delete(role.id);
  for (const other of guild.roles.values()) if (other.position > role.position) other.position -= 1;
  world.touch();
  bus.publish(
    { t: GatewayDispatchEvents.GuildRoleDelete, d: { guild_id: guild.id, role_id: role.id } },
    { guildId: guild.id },
  );
  for (const channel of state.channels.values())
    channel.overwrites = channel.overwrites.filter(({ id }) => id !== role.id);
  for (const member of guild.members.values()) {
    if (!member.roles.includes(role.id)) continue;
    member.roles = member.roles.filter((id) => id !== role.id);
    announceMember(world, guild, member);
  }
}

/** Puts a role at a position; those between make room. @everyone stays at 0. */
export function moveRole(world: World, guild: Guild, role: Role, position: number): void {
  const others = [...guild.roles.values()]
    .filter(({ id }) => id !== role.id && id !== guild.id)
    .sort((a, b) => a.position - b.position);
  const order = others.toSpliced(Math.max(0, position - 1), 0, role);
  for (const [index, one] of order.entries()) {
    if (one.position === index + 1) continue;
    one.position = index + 1;
    announceRole(world, guild, one, GatewayDispatchEvents.GuildRoleUpdate);
  }
}

/** @throws DiscordError 10011 */
export function getRole(guild: Guild, roleId: string): Role {
  const role = guild.roles.get(roleId);
  if (!role) throw errors.unknownRole();
  return role;
}

function announceRole(
  world: World,
  guild: Guild,
  role: Role,
  t: GatewayDispatchEvents.GuildRoleCreate | GatewayDispatchEvents.GuildRoleUpdate,
): void {
  world.touch();
  world.bus.publish({ t, d: { guild_id: guild.id, role: presentRole(role) } }, { guildId: guild.id });
}

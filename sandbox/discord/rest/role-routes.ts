import { PermissionFlagsBits, type RESTPostAPIGuildRoleJSONBody } from 'discord-api-types/v10';
import { outranksRole } from '../actions/outranks.ts';
import { demandInGuild } from '../actions/place.ts';
import { createRole, deleteRole, getRole, moveRole, type RoleDraft, updateRole } from '../actions/roles.ts';
import { errors } from '../errors.ts';
import { guildPermissionsOf } from '../permissions.ts';
import { presentRole } from '../present/present-role.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import type { Role } from '../state/member.ts';
import type { Guild } from '../state/state.ts';
import { noContent, ok, type Route, route } from './route.ts';

const ROLE = '/guilds/:guildId/roles/:roleId';

/** The spec's `permissions` is a number; see `spec/loosen.ts`. */
type RoleBody = Omit<RESTPostAPIGuildRoleJSONBody, 'permissions'> & { permissions?: number | null };

/** https://discord.com/developers/docs/resources/guild#get-guild-roles and its neighbours. */
export const roleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/guilds/:guildId/roles',
    authority: 'bot',
    reply: listOf('GuildRoleResponse'),
    handle({ world: { state }, param }) {
      return ok([...getGuild(state, param('guildId')).roles.values()].map(presentRole));
    },
  }),
  route<RoleBody>({
    method: 'POST',
    path: '/guilds/:guildId/roles',
    authority: 'bot',
    body: oneOf('CreateRoleRequest'),
    reply: oneOf('GuildRoleResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      demandInGuild(guild, userId, PermissionFlagsBits.ManageRoles);
      return ok(presentRole(createRole(world, guild, draftOf(guild, userId, body))));
    },
  }),
  route<{ id?: string | null; position?: number | null }[]>({
    method: 'PATCH',
    path: '/guilds/:guildId/roles',
    authority: 'bot',
    body: listOf('UpdateRolePositionsRequest'),
    reply: listOf('GuildRoleResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      const moves = body.map(({ id, position }) => ({
        role: getMovable(guild, userId, id ?? '', position ?? 0),
        position: position ?? 0,
      }));
      for (const { role, position } of moves) moveRole(world, guild, role, position);
      return ok([...guild.roles.values()].map(presentRole));
    },
  }),
  route({
    method: 'GET',
    path: ROLE,
    authority: 'bot',
    reply: oneOf('GuildRoleResponse'),
    handle({ world: { state }, param }) {
      return ok(presentRole(getRole(getGuild(state, param('guildId')), param('roleId'))));
    },
  }),
  route<RoleBody>({
    method: 'PATCH',
    path: ROLE,
    authority: 'bot',
    body: oneOf('UpdateRoleRequestPartial'),
    reply: oneOf('GuildRoleResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      const role = getManageable(guild, userId, param('roleId'));
      return ok(presentRole(updateRole(world, guild, role, draftOf(guild, userId, body))));
    },
  }),
  route({
    method: 'DELETE',
    path: ROLE,
    authority: 'bot',
    handle({ world, userId, param }) {
      const guild = getGuild(world.state, param('guildId'));
      deleteRole(world, guild, getManageable(guild, userId, param('roleId')));
      return noContent();
    },
  }),
];

/** A role below the actor's highest. @throws DiscordError 10011, 50013 */
function getManageable(guild: Guild, userId: string, roleId: string): Role {
  demandInGuild(guild, userId, PermissionFlagsBits.ManageRoles);
  const role = getRole(guild, roleId);
  if (!outranksRole(guild, userId, roleId)) throw errors.missingPermissions();
  return role;
}

/** A role is moved only among those below the actor's highest. @throws DiscordError 10011, 50013 */
function getMovable(guild: Guild, userId: string, roleId: string, position: number): Role {
  const role = getManageable(guild, userId, roleId);
  const displaced = [...guild.roles.values()].find((one) => one.position === position);
  if (displaced && !outranksRole(guild, userId, displaced.id)) throw errors.missingPermissions();
  return role;
}

/** A role can be granted what its maker may do, and no more. @throws DiscordError 50013 */
function draftOf(guild: Guild, userId: string, body: RoleBody): RoleDraft {
  const { name, permissions, color, colors, hoist, mentionable } = body;
  const own = guildPermissionsOf(guild, userId);
  if (permissions && (BigInt(permissions) & ~own) !== 0n) throw errors.missingPermissions();
  const shade = colors?.primary_color ?? color;
  return {
    ...(name ? { name } : {}),
    ...(permissions === undefined || permissions === null ? {} : { permissions: String(permissions) }),
    ...(shade === undefined || shade === null ? {} : { color: shade }),
    ...(typeof hoist === 'boolean' ? { isHoisted: hoist } : {}),
    ...(typeof mentionable === 'boolean' ? { isMentionable: mentionable } : {}),
  };
}

import Router from '@koa/router';
import * as z from 'zod/mini';
import { createRole, deleteRole, getRole, moveRole, updateRole } from '../actions/roles.ts';
import { presentRole } from '../present/present-role.ts';
import { pathParam } from '../rest/path-param.ts';
import { guildOfRole, namedGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const fields = {
  name: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** A decimal bit field. */
  permissions: z.exactOptional(z.string().check(z.regex(/^\d+$/))),
  color: z.exactOptional(z.int()),
  isHoisted: z.exactOptional(z.boolean()),
  isMentionable: z.exactOptional(z.boolean()),
  position: z.exactOptional(z.int().check(z.minimum(1))),
};
const NEW_ROLE = z.strictObject({ ...fields, guildId: z.optional(z.string()) });
const ROLE_CHANGE = z.strictObject(fields);

/** `/control/roles`: as whoever owns the guild would change them. */
export function roleControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/roles' });

  router.post('/', async (ctx) => {
    const { guildId, position, ...draft } = await readJson(ctx.req, NEW_ROLE);
    const guild = namedGuild(world.state, guildId);
    const role = createRole(world, guild, draft);
    if (position !== undefined) moveRole(world, guild, role, position);
    ctx.status = 201;
    ctx.body = presentRole(role);
  });
  router.patch('/:roleId', async (ctx) => {
    const { position, ...draft } = await readJson(ctx.req, ROLE_CHANGE);
    const guild = guildOfRole(world.state, pathParam(ctx, 'roleId'));
    const role = updateRole(world, guild, getRole(guild, pathParam(ctx, 'roleId')), draft);
    if (position !== undefined) moveRole(world, guild, role, position);
    ctx.body = presentRole(role);
  });
  router.delete('/:roleId', (ctx) => {
    const guild = guildOfRole(world.state, pathParam(ctx, 'roleId'));
    deleteRole(world, guild, getRole(guild, pathParam(ctx, 'roleId')));
    ctx.status = 204;
  });
  return router;
}

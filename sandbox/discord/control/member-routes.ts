import Router from '@koa/router';
import * as z from 'zod/mini';
import { joinGuild, setRole } from '../actions/members.ts';
import { presentMember } from '../present/present-member.ts';
import { pathParam } from '../rest/path-param.ts';
import { guildOfRole, namedGuild } from '../state/guilds.ts';
import { NEW_USER } from '../state/new-user.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const NEW_MEMBER = z.strictObject({
  name: z.string().check(z.regex(/^[\w. -]{2,32}$/)),
  roles: z._default(z.array(z.string()), []),
  guildId: z.optional(z.string()),
});

/** `/control/members`: who is there, and with which roles, whoever decided it. */
export function memberControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/members' });

  router.post('/', async (ctx) => {
    const { name, roles, guildId } = await readJson(ctx.req, NEW_MEMBER);
    const guild = namedGuild(world.state, guildId);
    const user = {
      ...NEW_USER,
      id: world.snowflake(),
      username: name.toLowerCase().replace(/[^\w.]+/g, '_'),
      globalName: name,
    };
    world.state.users.set(user.id, user);
    ctx.status = 201;
    ctx.body = presentMember(world.state, joinGuild(world, guild, user.id, roles));
  });
  for (const [method, happened] of [
    ['put', 'given'],
    ['delete', 'taken'],
  ] as const)
    router[method]('/:userId/roles/:roleId', (ctx) => {
      const roleId = pathParam(ctx, 'roleId');
      setRole(world, guildOfRole(world.state, roleId), { userId: pathParam(ctx, 'userId'), roleId, happened });
      ctx.status = 204;
    });
  return router;
}

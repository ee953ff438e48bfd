import Router from '@koa/router';
import * as z from 'zod/mini';
import { listMessages } from '../actions/list-messages.ts';
import { joinGuild, setRole } from '../actions/members.ts';
import { presentMember } from '../present/present-member.ts';
import { presentMessage } from '../present/present-message.ts';
import { pathParam } from '../rest/path-param.ts';
import { countParam, readQuery, snowflakeParam } from '../rest/query.ts';
import type { World } from '../world.ts';
import { eventStream } from './events.ts';
import { readJson } from './read-json.ts';
import { viewOf } from './view.ts';

const NEW_MEMBER = z.strictObject({
  name: z.string().check(z.regex(/^[\w. -]{2,32}$/)),
  roles: z._default(z.array(z.string()), []),
});
const asParam = z.string().check(z.regex(/^\d{17,20}$/));

/** What a member sees, who is a member, and the log of the bot's calls. */
export function seeingRoutes(world: World): Router {
  const router = new Router({ prefix: '/control' });

  router.get('/state', (ctx) => {
    const { as } = readQuery(ctx.URL.searchParams, { as: z._default(asParam, world.state.guild.ownerId) });
    ctx.body = viewOf(world, as);
  });
  router.get('/channels/:channelId/messages', (ctx) => {
    const { as, before, limit } = readQuery(ctx.URL.searchParams, {
      as: asParam,
      before: snowflakeParam,
      limit: countParam(1, 100, 50),
    });
    ctx.body = listMessages(world, as, pathParam(ctx, 'channelId'), { before, limit }).map((message) =>
      presentMessage(world, message, as),
    );
  });
  router.get('/events', (ctx) => {
    const { as } = readQuery(ctx.URL.searchParams, { as: asParam });
    ctx.type = 'text/event-stream';
    ctx.set('Cache-Control', 'no-store');
    ctx.body = eventStream(world, as);
  });
  router.post('/members', async (ctx) => {
    const { name, roles } = await readJson(ctx.req, NEW_MEMBER);
    const user = {
      id: world.snowflake(),
      username: name.toLowerCase().replace(/[^\w.]+/g, '_'),
      globalName: name,
      isBot: false,
    };
    world.state.users.set(user.id, user);
    ctx.status = 201;
    ctx.body = presentMember(world.state, joinGuild(world, user.id, roles));
  });
  router.put('/members/:userId/roles/:roleId', (ctx) => {
    setRole(world, pathParam(ctx, 'userId'), pathParam(ctx, 'roleId'), 'add');
    ctx.status = 204;
  });
  router.delete('/members/:userId/roles/:roleId', (ctx) => {
    setRole(world, pathParam(ctx, 'userId'), pathParam(ctx, 'roleId'), 'remove');
    ctx.status = 204;
  });
  router.get('/requests', (ctx) => {
    ctx.body = world.requests.list();
  });
  return router;
}

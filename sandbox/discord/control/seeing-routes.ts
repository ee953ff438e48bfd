import Router from '@koa/router';
import * as z from 'zod/mini';
import { listMessages } from '../actions/list-messages.ts';
import { errors } from '../errors.ts';
import { presentMessage } from '../present/present-message.ts';
import { pathParam } from '../rest/path-param.ts';
import { countParam, readQuery, snowflakeParam } from '../rest/query.ts';
import { namedGuild } from '../state/guilds.ts';
import { findPlace } from '../state/place.ts';
import type { World } from '../world.ts';
import { eventStream } from './events.ts';
import { explainAccess } from './explain.ts';
import { viewOf } from './view.ts';

const asParam = z.string().check(z.regex(/^\d{17,20}$/));

/** What a member sees, and the log of the bot's calls. */
export function seeingRoutes(world: World): Router {
  const router = new Router({ prefix: '/control' });

  router.get('/state', (ctx) => {
    const { as, guild: id } = readQuery(ctx.URL.searchParams, { as: z.optional(asParam), guild: snowflakeParam });
    const guild = namedGuild(world.state, id);
    ctx.body = viewOf(world, guild, as ?? guild.ownerId);
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
  router.get('/channels/:channelId/access', (ctx) => {
    const { as } = readQuery(ctx.URL.searchParams, { as: asParam });
    const place = findPlace(world.state, pathParam(ctx, 'channelId'));
    if (!place) throw errors.unknownChannel();
    ctx.body = explainAccess(world.state, as, place);
  });
  router.get('/events', (ctx) => {
    const { as } = readQuery(ctx.URL.searchParams, { as: asParam });
    ctx.type = 'text/event-stream';
    ctx.set('Cache-Control', 'no-store');
    ctx.body = eventStream(world, as);
  });
  router.get('/requests', (ctx) => {
    ctx.body = world.requests.list();
  });
  return router;
}

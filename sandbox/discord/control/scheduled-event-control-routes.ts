import Router from '@koa/router';
import * as z from 'zod/mini';
import { changeScheduledEvent, deleteScheduledEvent } from '../actions/scheduled-events.ts';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import { pathParam } from '../rest/path-param.ts';
import { getGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const CHANGE = z.strictObject({
  as: z.optional(z.string().check(z.regex(/^\d{17,20}$/))),
  name: z.optional(z.string().check(z.maxLength(100))),
  status: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
});

/** `/control/guilds/GUILD/scheduled-events/EVENT`: what moderators do with events, the owner where nobody is named. */
export function scheduledEventControlRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/guilds/:guildId/scheduled-events/:eventId' });
  const guildOf = (ctx: Parameters<typeof pathParam>[0]) => getGuild(world.state, pathParam(ctx, 'guildId'));

  router.patch('/', async (ctx) => {
    const guild = guildOf(ctx);
    const { as: userId = guild.ownerId, name, status } = await readJson(ctx.req, CHANGE);
    const change = { ...(name === undefined ? {} : { name }), ...(status === undefined ? {} : { status }) };
    ctx.body = presentScheduledEvent(
      changeScheduledEvent(world, guild, { userId, id: pathParam(ctx, 'eventId'), change }),
    );
  });
  router.delete('/', (ctx) => {
    const guild = guildOf(ctx);
    deleteScheduledEvent(world, guild, String(ctx.query.as ?? guild.ownerId), pathParam(ctx, 'eventId'));
    ctx.status = 204;
  });
  return router;
}

import Router from '@koa/router';
import { Locale } from 'discord-api-types/v10';
import * as z from 'zod/mini';
import { openDirectMessages } from '../actions/direct-messages.ts';
import { joinGuild, leaveGuild } from '../actions/members.ts';
import { errors } from '../errors.ts';
import { presentDirectChannel } from '../present/present-direct-channel.ts';
import { pathParam } from '../rest/path-param.ts';
import { namedGuild } from '../state/guilds.ts';
import type { World } from '../world.ts';
import { readJson } from './read-json.ts';

const MEMBERSHIP = z.strictObject({ guildId: z.optional(z.string()) });
const SETTINGS = z.strictObject({
  locale: z.optional(z.enum(Locale)),
  acceptsDirectMessages: z.optional(z.boolean()),
});

/** `/control/as/:userId/…`: where a person is, and how their account is set. */
export function accountRoutes(world: World): Router {
  const router = new Router({ prefix: '/control/as/:userId' });

  router.post('/join', async (ctx) => {
    const { guildId } = await readJson(ctx.req, MEMBERSHIP);
    joinGuild(world, namedGuild(world.state, guildId), pathParam(ctx, 'userId'));
    ctx.status = 204;
  });
  router.post('/leave', async (ctx) => {
    const { guildId } = await readJson(ctx.req, MEMBERSHIP);
    leaveGuild(world, namedGuild(world.state, guildId), pathParam(ctx, 'userId'));
    ctx.status = 204;
  });
  router.post('/direct', (ctx) => {
    const userId = pathParam(ctx, 'userId');
    ctx.body = presentDirectChannel(world.state, openDirectMessages(world, userId), userId);
  });
  router.patch('/settings', async (ctx) => {
    const user = world.state.users.get(pathParam(ctx, 'userId'));
    if (!user) throw errors.unknownUser();
    const { locale, acceptsDirectMessages } = await readJson(ctx.req, SETTINGS);
    user.locale = locale ?? user.locale;
    user.acceptsDirectMessages = acceptsDirectMessages ?? user.acceptsDirectMessages;
    world.touch();
    ctx.status = 204;
  });
  return router;
}
